-- Who helps somebody is asked by naming people and kept as numbers: nobody may be among them.

alter table survey_answer drop constraint survey_answer_value_check,
  add constraint survey_answer_value_check check (value between 0 and 7);
