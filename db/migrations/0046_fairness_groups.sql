-- By which groups a program's managers look at what a run gave to whom: profile columns, or 'question:' and the key
-- of a question with a choice of answers.
alter table program add column fairness_groups text[] not null
  default '{department,site,country,career_stage,job_function,industry}';
