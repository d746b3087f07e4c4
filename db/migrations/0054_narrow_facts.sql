-- What a dashboard counts stands in the facts alone: fifty thousand people are counted without joining
-- their engagements.

alter table engagement_fact
  add column kind text,
  add column phase text,
  add column starts_on date,
  add column ends_on date,
  add column cadence_days integer,
  add column agreed_on date,
  add column closed_on date;

alter view engagement_course rename to engagement_happening;
create view engagement_course as
select happening.*, engagement.kind, engagement.phase, engagement.starts_on, engagement.ends_on,
  engagement.cadence_days,
  (engagement.agreed_at at time zone 'UTC')::date as agreed_on,
  (engagement.closed_at at time zone 'UTC')::date as closed_on
from engagement_happening as happening
join engagement on engagement.id = happening.id;

create or replace function refresh_engagement_fact(of_engagement uuid) returns void
language plpgsql security definer set search_path = public
as $$
begin
  -- First the lock, then the look: two that happen at once are both counted.
  perform from engagement_fact where engagement_id = of_engagement for update;
  insert into engagement_fact select * from engagement_course where id = of_engagement
  on conflict (engagement_id) do update set (organization_id, program_id, sessions_held, first_held_on,
    cadences, proposed_since, busy_month, busy_minutes, last_active_at, goal_reviewed, last_pulse_at,
    first_due_on, second_due_on, groups, kind, phase, starts_on, ends_on, cadence_days, agreed_on,
    closed_on) = row (excluded.organization_id, excluded.program_id, excluded.sessions_held, excluded.first_held_on,
    excluded.cadences, excluded.proposed_since, excluded.busy_month, excluded.busy_minutes,
    excluded.last_active_at, excluded.goal_reviewed, excluded.last_pulse_at, excluded.first_due_on,
    excluded.second_due_on, excluded.groups, excluded.kind, excluded.phase, excluded.starts_on,
    excluded.ends_on, excluded.cadence_days, excluded.agreed_on, excluded.closed_on);
end $$;

-- Phase and days are the engagement's own row: no need to look at the rest of it again.
create function keep_course_fact() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  update engagement_fact set phase = new.phase, ends_on = new.ends_on,
    agreed_on = (new.agreed_at at time zone 'UTC')::date,
    closed_on = (new.closed_at at time zone 'UTC')::date
  where engagement_id = new.id;
  return null;
end $$;
create trigger keep_course after update of phase, ends_on, agreed_at, closed_at
  on engagement for each row execute function keep_course_fact();

update engagement_fact as fact set kind = engagement.kind, phase = engagement.phase, starts_on = engagement.starts_on,
  ends_on = engagement.ends_on, cadence_days = engagement.cadence_days,
  agreed_on = (engagement.agreed_at at time zone 'UTC')::date,
  closed_on = (engagement.closed_at at time zone 'UTC')::date
from engagement where engagement.id = fact.engagement_id;
alter table engagement_fact
  alter column kind set not null,
  alter column phase set not null,
  alter column starts_on set not null,
  alter column ends_on set not null,
  alter column cadence_days set not null;

-- Who lets managers see their load, asked once for all of a program and not once for each of them.
create function people_showing_load(organization uuid) returns setof uuid
language sql stable security definer set search_path = public
begin atomic
  select s.person_id from public.availability_setting s
  where s.shows_load and s.organization_id = organization
    and organization = coalesce(public.current_organization(), organization);
end;
drop function shows_load(uuid, uuid);
