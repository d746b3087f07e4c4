-- Whether somebody waited for a place when they were asked. Whom a change is compared with is settled then: whoever
-- moves a person in or out of the waitlist later must not see one person's answers in the difference.

alter table survey add column waits boolean not null default false;

update survey set waits = true
where moment <> 'pulse' and exists (
  select from enrolment
  where enrolment.program_id = survey.program_id and enrolment.person_id = survey.person_id
    and enrolment.side = survey.side and enrolment.state = 'waitlisted'
);
