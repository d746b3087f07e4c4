-- Whether managers may read, by name, how many hours somebody gives. Without a yes they are counted among the others.

alter table availability_setting add column shows_load boolean not null default false;

create function shows_load(person uuid) returns boolean
language sql stable security definer set search_path = public
return coalesce(
  (select s.shows_load from public.availability_setting s
    where s.person_id = person and s.organization_id = public.current_organization()), false);
