-- What a program measures, whom it asks and when, and what they answered. An answer is its author's
-- only: managers see figures over groups, which the server works out.

create table evaluation_plan (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  -- Once somebody was asked by it a plan is not changed: a change is the next version.
  version integer not null,
  measures jsonb not null,
  asks boolean not null default true,
  created_by uuid references person on delete set null,
  created_at timestamptz not null,
  unique (program_id, version)
);

create table survey (
  id uuid primary key,
  organization_id uuid not null,
  program_id uuid not null references program on delete cascade,
  plan_id uuid not null references evaluation_plan,
  -- Of the monthly pulse: about whom it is. The other moments are about the person alone.
  engagement_id uuid references engagement on delete cascade,
  person_id uuid not null,
  side text not null check (side in ('mentor', 'mentee', 'peer')),
  moment text not null check (moment in ('before', 'mid', 'close', 'after', 'pulse')),
  -- The links in the mail and in its one reminder: each opens this survey, and nothing else.
  token_hash text not null unique,
  reminder_token_hash text unique,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  check ((moment = 'pulse') = (engagement_id is not null)),
  foreign key (organization_id, person_id) references membership on delete cascade
);
create unique index one_survey_a_moment on survey (program_id, person_id, moment)
  where moment <> 'pulse';
create index on survey (organization_id, person_id);
create index on survey (engagement_id);
create index survey_open on survey (expires_at) where answered_at is null;

create table survey_answer (
  survey_id uuid not null references survey on delete cascade,
  measure text not null,
  item text not null,
  organization_id uuid not null,
  program_id uuid not null,
  person_id uuid not null,
  -- As it was asked: only answers to the same words are compared.
  wording text not null,
  value integer not null check (value between 1 and 7),
  primary key (survey_id, measure, item)
);
create index on survey_answer (program_id, measure, item);

grant select, insert, update, delete on evaluation_plan to ithaca_member;
grant select, update (answered_at) on survey to ithaca_member;
grant select, insert on survey_answer to ithaca_member;

alter table evaluation_plan enable row level security;
create policy own_organization on evaluation_plan for select to ithaca_member
  using (organization_id = (select current_organization()));
create policy managers_write on evaluation_plan to ithaca_member
  using (organization_id = (select current_organization()) and (select is_manager()))
  with check (organization_id = (select current_organization()) and (select is_manager()));

do $$
declare
  name text;
begin
  foreach name in array array['survey', 'survey_answer'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_only on %I to ithaca_member
      using (organization_id = (select current_organization())
        and person_id = (select current_person()))
      with check (organization_id = (select current_organization())
        and person_id = (select current_person()))', name);
  end loop;
end $$;

-- Whether somebody was asked by a plan: its managers may not change it then.
create function is_plan_in_use(plan uuid) returns boolean
language sql stable security definer set search_path = public
return exists (select from public.survey where plan_id = plan);
