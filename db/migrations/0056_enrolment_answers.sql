-- What somebody answered on enrolling is read by the person, by those who run the program and by whom the question
-- names: the database itself hides it from everybody else. Who takes part is no secret, so the other columns stay as
-- they were; new ones are granted when they come.
revoke select on enrolment from ithaca_member;
grant select (id, organization_id, program_id, person_id, side, state, goal, capacity, hours_per_month, import_id,
  created_at, updated_at, lottery_id, lot) on enrolment to ithaca_member;

-- One row for each enrolment, with as much of its answers as the reader may know. A view of the owner's: what it
-- reads is not narrowed by policies, so it names the organization itself. The server reads everything. As a barrier it
-- is planned by itself: ask it by its own columns, not only by a join, and it uses their indexes.
create view enrolment_answers with (security_barrier) as
select enrolment.id as enrolment_id, enrolment.organization_id, enrolment.program_id, enrolment.person_id,
  case
    when not (select row_security_active('enrolment')) or (select is_manager())
      or enrolment.person_id = (select current_person())
    then enrolment.answers
    else (
      select jsonb_build_object(
        'own', coalesce(jsonb_object_agg(asked.key, enrolment.answers -> 'own' -> asked.key), '{}'))
      from program
      cross join lateral (
        select question ->> 'key' as key, question ->> 'seenBy' as reader
        from jsonb_array_elements(program.questions) as question) as asked
      where program.id = enrolment.program_id and enrolment.answers -> 'own' ? asked.key
        and (asked.reader = 'directory' or asked.reader = 'partner' and exists (
          select from engagement_member as theirs
          where theirs.enrolment_id = enrolment.id
            and is_engagement_member(theirs.engagement_id)))
    )
  end as answers
from enrolment
where not (select row_security_active('enrolment'))
  or enrolment.organization_id = (select current_organization());
grant select on enrolment_answers to ithaca_member;

-- Groups by an answer looked for it beside the program's own questions, and found nobody's.
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
      select enrolment.answers -> 'own' ->> substr(field, 10) from enrolment
      where field like 'question:%' and enrolment.program_id = program.id
        and enrolment.person_id = of_person
        and jsonb_typeof(enrolment.answers -> 'own' -> substr(field, 10)) = 'string'
    ) as answer
    where program.id = of_program and said <> '');
end $$;
do $$
begin
  perform refresh_engagement_fact(engagement.id) from engagement
  join program on program.id = engagement.program_id
  where array_to_string(program.group_fields, ' ') like '%question:%';
end $$;
