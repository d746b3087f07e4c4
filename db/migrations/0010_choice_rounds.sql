-- A choice round: each mentee gets a short list of mentors with reasons and says whom they would like;
-- mentors say the same, and whom rather not. The next run of matching may use what was said.

create table choice_round (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  -- 'empty': no pair kept the rules, so there was nothing to choose from.
  state text not null check (state in ('preparing', 'open', 'closed', 'empty')),
  list_size integer not null check (list_size between 3 and 5),
  closes_at timestamptz not null,
  created_by uuid references person on delete set null,
  created_at timestamptz not null,
  reminded_at timestamptz,
  closed_at timestamptz
);
create index on choice_round (program_id, created_at desc);
create unique index one_round_at_a_time on choice_round (program_id)
  where state in ('preparing', 'open');

-- Who may choose whom, and why.
create table choice_option (
  round_id uuid not null references choice_round on delete cascade,
  mentee_enrolment_id uuid not null references enrolment on delete cascade,
  mentor_enrolment_id uuid not null references enrolment on delete cascade,
  organization_id uuid not null,
  mentee_id uuid not null references person on delete cascade,
  mentor_id uuid not null references person on delete cascade,
  fit integer not null check (fit between 0 and 10000),
  breakdown jsonb not null,
  primary key (round_id, mentee_enrolment_id, mentor_enrolment_id)
);
create index on choice_option (mentee_id);
create index on choice_option (mentor_id);

-- What somebody said, on one side: tiers of enrolments, best first, and those they would rather not have.
create table choice_answer (
  round_id uuid not null references choice_round on delete cascade,
  enrolment_id uuid not null references enrolment on delete cascade,
  organization_id uuid not null,
  person_id uuid not null references person on delete cascade,
  ranking jsonb not null,
  declined uuid[] not null default '{}',
  answered_at timestamptz not null,
  primary key (round_id, enrolment_id)
);

alter table choice_round enable row level security;
create policy own_organization on choice_round to ithaca_member
  using (organization_id = (select current_organization()))
  with check (organization_id = (select current_organization()) and (select is_manager()));
alter table choice_option enable row level security;
create policy the_two_and_managers on choice_option to ithaca_member
  using (organization_id = (select current_organization()) and ((select is_manager())
    or (select current_person()) in (mentee_id, mentor_id)))
  with check (organization_id = (select current_organization()) and (select is_manager()));
alter table choice_answer enable row level security;
create policy author_only on choice_answer to ithaca_member
  using (organization_id = (select current_organization())
    and person_id = (select current_person()))
  with check (organization_id = (select current_organization())
    and person_id = (select current_person()));
grant select, insert, update, delete on choice_round, choice_option, choice_answer to ithaca_member;

-- For the manager who starts a run: what was said goes into its frozen input, no page shows it. A pair that
-- comes of it names how high the two ranked each other; whom somebody would rather not have, nobody is told.
create function choice_answers(round uuid)
returns table (enrolment_id uuid, ranking jsonb, declined uuid[])
language sql stable security definer set search_path = public
begin atomic
  select answer.enrolment_id, answer.ranking, answer.declined from public.choice_answer answer
  where answer.round_id = choice_answers.round
    and answer.organization_id = public.current_organization() and public.is_manager();
end;

-- How many were asked and have answered, by side.
create function count_choice_answers(round uuid)
returns table (side text, asked integer, answered integer)
language sql stable security definer set search_path = public
begin atomic
  select asked.side, count(*)::integer, count(answer.enrolment_id)::integer
  from (
    select distinct 'mentee' as side, mentee_enrolment_id as enrolment_id
    from public.choice_option where round_id = count_choice_answers.round
      and organization_id = public.current_organization()
    union all
    select distinct 'mentor', mentor_enrolment_id
    from public.choice_option where round_id = count_choice_answers.round
      and organization_id = public.current_organization()
  ) as asked
  left join public.choice_answer answer
    on answer.round_id = count_choice_answers.round and answer.enrolment_id = asked.enrolment_id
  where public.is_manager()
  group by asked.side;
end;
