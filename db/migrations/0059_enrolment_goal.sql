-- The goal that somebody wrote on enrolling is read like their answers: by themselves, by those who run the program, by
-- whoever works with them, and by a mentor whom they ask or who may choose them, as long as that is open.
revoke select (goal) on enrolment from ithaca_member;

create or replace view enrolment_answers with (security_barrier) as
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
  end as answers,
  case
    when not (select row_security_active('enrolment')) or (select is_manager())
      or enrolment.person_id = (select current_person())
      or exists (
        select from engagement_member as theirs
        where theirs.enrolment_id = enrolment.id and is_engagement_member(theirs.engagement_id))
      or exists (
        select from mentor_request as request
        where request.mentee_enrolment_id = enrolment.id and request.state = 'open'
          and request.mentee_id = enrolment.person_id
          and request.mentor_id = (select current_person()))
      or exists (
        select from choice_option as option join choice_round as round on round.id = option.round_id
        where option.mentee_enrolment_id = enrolment.id and round.state = 'open'
          and option.mentor_id = (select current_person()))
    then enrolment.goal
  end as goal
from enrolment
where not (select row_security_active('enrolment'))
  or enrolment.organization_id = (select current_organization());

-- An open request opens the mentee's goal to a mentor: only a mentee makes one, and only for themselves, and whom it
-- concerns stays as it was.
create policy asked_by_the_mentee on mentor_request as restrictive for insert to ithaca_member
  with check (mentee_id = (select current_person()) and exists (
    select from enrolment
    where enrolment.id = mentee_enrolment_id and enrolment.person_id = mentee_id));
revoke update on mentor_request from ithaca_member;
grant update (state, settled_at, engagement_id) on mentor_request to ithaca_member;
