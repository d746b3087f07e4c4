-- A pulse is the same answer wherever it is given: in the workspace or by the link of a mail. Whoever gave it in the
-- workspace is not asked for it on the home page, reminded of it a week later, or shown a form that refuses it.

create function answer_survey_by_pulse() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update survey set answered_at = new.created_at
  where engagement_id = new.engagement_id and person_id = new.person_id and answered_at is null;
  return new;
end
$$;

create trigger answer_survey after insert on pulse
for each row execute function answer_survey_by_pulse();

update survey set answered_at = (
  select min(pulse.created_at) from pulse
  where pulse.engagement_id = survey.engagement_id and pulse.person_id = survey.person_id
    and pulse.created_at >= survey.asked_at
)
where moment = 'pulse' and answered_at is null;
