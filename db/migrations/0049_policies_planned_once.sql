-- The questions that row-level policies ask of every statement, word for word as before, in a language
-- whose plans a connection keeps: in SQL they were planned anew at each call, 0.35 ms every time, a third
-- of all the time in the database.

create or replace function is_manager() returns boolean
language plpgsql stable security definer set search_path = public
as $$
begin
  return exists (
    select from membership m join organization o on o.id = m.organization_id
    where m.organization_id = current_organization() and m.person_id = current_person()
      and m.role in ('admin', 'manager') and o.kind = 'organization');
end $$;

create or replace function is_commons() returns boolean
language plpgsql stable security definer set search_path = public
as $$
begin
  return exists (select from organization where id = current_organization() and kind = 'commons');
end $$;

create or replace function is_engagement_member(engagement uuid) returns boolean
language plpgsql stable security definer set search_path = public
as $$
begin
  return exists (
    select from engagement_member m
    where m.engagement_id = is_engagement_member.engagement and m.person_id = current_person()
      and m.organization_id = current_organization() and m.left_at is null);
end $$;

create or replace function is_fellow(other uuid) returns boolean
language plpgsql stable security definer set search_path = public
as $$
begin
  return exists (
    select from membership m join organization o on o.id = m.organization_id
    where m.organization_id = current_organization() and m.person_id = is_fellow.other
      and (
        o.kind = 'organization' or is_fellow.other = current_person()
        or exists (
          select from engagement_member mine
          join engagement_member theirs on theirs.engagement_id = mine.engagement_id
          where mine.person_id = current_person() and mine.left_at is null
            and mine.organization_id = m.organization_id and theirs.person_id = is_fellow.other)));
end $$;

-- Asked for each member of an engagement whose facts change.
create or replace function groups_of(of_program uuid, of_person uuid, started date) returns text[]
language plpgsql stable security definer set search_path = public
as $$
begin
  return (
    select coalesce(array_agg(distinct field || ':' || said order by field || ':' || said), '{}')
    from program
    cross join unnest(program.group_fields) as field
    cross join lateral (
      select to_char(started, 'YYYY "Q"Q') as said where field = 'cohort'
      union all
      select to_jsonb(profile) ->> field from profile
      where field in ('department', 'site', 'country', 'career_stage', 'job_function', 'industry')
        and profile.organization_id = program.organization_id and profile.person_id = of_person
      union all
      select enrolment.answers ->> substr(field, 10) from enrolment
      where field like 'question:%' and enrolment.program_id = program.id
        and enrolment.person_id = of_person
        and jsonb_typeof(enrolment.answers -> substr(field, 10)) = 'string'
    ) as answer
    where program.id = of_program and said <> '');
end $$;
