-- A calendar may also be asked by CalDAV, with a user name and a password made for it. The password has to be said to that
-- server again and again, so it is sealed under the installation's secret instead of hashed.

alter table busy_source
  add column user_name text,
  add column sealed_password text,
  add constraint busy_source_sign_in check ((user_name is null) = (sealed_password is null)),
  drop constraint busy_source_person_id_address_key;

-- Two accounts of one server have one address.
create unique index busy_source_once on busy_source (person_id, address, (coalesce(user_name, '')));
