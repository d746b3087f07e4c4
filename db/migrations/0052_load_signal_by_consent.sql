-- A signal of 'more hours than offered' tells of a person's load too, so it asks for the same yes. Signals are also read
-- for no actor, for the members themselves: then the organization is said, and an actor can say their own only.

drop function shows_load(uuid);

create function shows_load(person uuid, organization uuid) returns boolean
language sql stable security definer set search_path = public
return coalesce(
  (select s.shows_load from public.availability_setting s
    where s.person_id = person and s.organization_id = organization
      and organization = coalesce(public.current_organization(), organization)), false);
