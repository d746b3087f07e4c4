-- The whole first schema. Three kinds of tables, told apart by their row-level policies:
--   organization tables: rows of the current organization, seen by its members
--   engagement tables:   the relationship's state, seen by its members and by managers
--   content tables:      an engagement's words, seen by its members only, whatever their role
-- The server connects as the owner (sign-in, jobs, migrations) and does everything that a person
-- asked for as ithaca_member, with the organization and the person set for that transaction.

do $$
begin
  if not exists (select from pg_roles where rolname = 'ithaca_member') then
    create role ithaca_member nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  execute format('grant ithaca_member to %I', current_user);
exception when others then null; -- a superuser needs no grant, and may not grant to itself
end $$;

create function current_organization() returns uuid language sql stable
  return nullif(current_setting('ithaca.organization', true), '')::uuid;
create function current_person() returns uuid language sql stable
  return nullif(current_setting('ithaca.person', true), '')::uuid;

-- People and sign-in (the auth_* tables belong to the sign-in library) -----------------------------

create table person (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  time_zone text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table auth_session (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on auth_session (person_id);
create table auth_account (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index on auth_account (person_id);
create table auth_verification (
  id text primary key, -- the library reserves some names by making up the id itself
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz,
  updated_at timestamptz
);
create index on auth_verification (identifier);

-- Organizations ------------------------------------------------------------------------------------

create table organization (
  id uuid primary key,
  name text not null,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  is_example boolean not null default false,
  -- No survey figure is shown for fewer people than this; 5 is the floor (EVIDENCE: suppression).
  smallest_group integer not null default 5 check (smallest_group >= 5),
  created_at timestamptz not null
);
create table membership (
  organization_id uuid not null references organization on delete cascade,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('admin', 'manager', 'member')),
  created_at timestamptz not null,
  primary key (organization_id, person_id)
);
create index on membership (person_id);

create function is_manager() returns boolean language sql stable security definer
set search_path = public
return exists (
  select from public.membership
  where organization_id = public.current_organization() and person_id = public.current_person()
    and role in ('admin', 'manager')
);

create table invitation (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  email text not null check (email = lower(email)),
  name text not null default '',
  role text not null check (role in ('admin', 'manager', 'member')),
  program_id uuid,
  token_hash text not null unique,
  invited_by uuid references person on delete set null,
  -- The link was shown to the inviter, so having it proves nothing about the address.
  link_shown boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person on delete set null
);
create index on invitation (organization_id);

create table profile (
  organization_id uuid not null,
  person_id uuid not null,
  headline text not null default '',
  about text not null default '',
  career_stage text check (career_stage in
    ('student', 'early', 'mid', 'senior', 'manager', 'executive', 'returning', 'changing')),
  industry text not null default '',
  job_function text not null default '',
  country text not null default '',
  department text not null default '',
  site text not null default '',
  reports_to uuid references person on delete set null,
  languages text[] not null default '{}',
  interests text[] not null default '{}',
  working_style text[] not null default '{}',
  meeting_format text check (meeting_format in ('remote', 'in_person', 'either')),
  updated_at timestamptz not null,
  primary key (organization_id, person_id),
  foreign key (organization_id, person_id) references membership on delete cascade
);
-- Every member has a profile, empty at first: no query has to mind its absence.
create function add_profile() returns trigger language plpgsql as $$
begin
  insert into profile (organization_id, person_id, updated_at)
  values (new.organization_id, new.person_id, new.created_at) on conflict do nothing;
  return null;
end $$;
create trigger add_profile after insert on membership for each row execute function add_profile();

create table availability_window (
  id uuid primary key,
  organization_id uuid not null,
  person_id uuid not null,
  weekday integer not null check (weekday between 1 and 7),
  starts_minute integer not null check (starts_minute between 0 and 1439),
  ends_minute integer not null check (ends_minute between 1 and 1440),
  check (ends_minute > starts_minute),
  foreign key (organization_id, person_id) references membership on delete cascade
);
create index on availability_window (organization_id, person_id);

create table skill (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  name text not null check (name <> ''),
  listed boolean not null default false,
  created_at timestamptz not null
);
create unique index skill_name on skill (organization_id, lower(name));
create table person_skill (
  organization_id uuid not null,
  person_id uuid not null,
  skill_id uuid not null references skill on delete cascade,
  direction text not null check (direction in ('offers', 'wants')),
  level integer check (level between 0 and 4),
  priority integer not null default 1 check (priority between 1 and 3),
  primary key (organization_id, person_id, skill_id, direction),
  foreign key (organization_id, person_id) references membership on delete cascade
);
create index on person_skill (skill_id);

-- Programs, enrolment, matching --------------------------------------------------------------------

create table program (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  name text not null,
  purpose text not null default '',
  kind text not null check (kind in ('one_to_one', 'peer', 'reverse', 'circle', 'flash')),
  state text not null check (state in ('draft', 'open', 'running', 'closed')),
  starts_on date not null,
  ends_on date,
  cadence_days integer not null default 30 check (cadence_days between 1 and 366),
  session_minutes integer not null default 60 check (session_minutes between 10 and 480),
  enrolment_code text not null unique,
  approves_enrolment boolean not null default true,
  agreement_clauses jsonb not null default '[]',
  data_purpose text not null default '',
  legal_basis text not null default '',
  retention_months integer not null default 24 check (retention_months between 1 and 120),
  concern_contact_id uuid references person on delete set null,
  created_by uuid references person on delete set null,
  created_at timestamptz not null,
  closed_at timestamptz,
  check (ends_on is null or ends_on > starts_on)
);
create index on program (organization_id);
alter table invitation add foreign key (program_id) references program on delete cascade;

create table enrolment_import (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  file_name text not null,
  row_count integer not null,
  imported_by uuid references person on delete set null,
  created_at timestamptz not null
);
create index on enrolment_import (program_id);
-- A spreadsheet between its upload and its import, so that the steps need no client JavaScript.
create table enrolment_upload (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  uploaded_by uuid not null references person on delete cascade,
  file_name text not null,
  encoding text not null,
  content text not null,
  created_at timestamptz not null
);
create index on enrolment_upload (program_id);
create table enrolment (
  id uuid primary key,
  organization_id uuid not null,
  program_id uuid not null references program on delete cascade,
  person_id uuid not null,
  side text not null check (side in ('mentor', 'mentee', 'peer')),
  state text not null check (state in
    ('applied', 'accepted', 'waitlisted', 'matched', 'paused', 'withdrawn', 'completed')),
  goal text not null default '',
  answers jsonb not null default '{}',
  capacity integer not null default 1 check (capacity between 0 and 50),
  hours_per_month numeric(5, 1) check (hours_per_month >= 0),
  import_id uuid references enrolment_import on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (program_id, person_id, side),
  foreign key (organization_id, person_id) references membership on delete cascade
);
create index on enrolment (organization_id, person_id);

create table matching_policy (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  version integer not null,
  policy jsonb not null,
  created_by uuid references person on delete set null,
  created_at timestamptz not null,
  unique (program_id, version)
);
create table matching_run (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  policy_id uuid not null references matching_policy,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  -- The frozen input: with the policy, the seed and the engine's version it replays the run.
  input jsonb not null,
  input_hash text not null,
  engine_version text not null,
  seed integer not null,
  result jsonb,
  failure text,
  created_by uuid references person on delete set null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index on matching_run (program_id, created_at desc);
create table matching_proposal (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  run_id uuid not null references matching_run on delete cascade,
  mentee_enrolment_id uuid not null references enrolment on delete cascade,
  mentor_enrolment_id uuid not null references enrolment on delete cascade,
  fit integer not null check (fit between 0 and 10000),
  breakdown jsonb not null,
  state text not null check (state in ('proposed', 'approved', 'declined')),
  decided_by uuid references person on delete set null,
  decided_at timestamptz,
  unique (run_id, mentee_enrolment_id, mentor_enrolment_id)
);
create index on matching_proposal (mentee_enrolment_id);
create index on matching_proposal (mentor_enrolment_id);

-- Engagements: the relationship's state ------------------------------------------------------------

create table engagement (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid references program on delete cascade,
  proposal_id uuid unique references matching_proposal on delete set null,
  kind text not null check (kind in ('one_to_one', 'peer', 'reverse', 'circle', 'flash')),
  phase text not null check (phase in
    ('preparing', 'agreed', 'working', 'paused', 'closing', 'closed', 'ended_early')),
  starts_on date not null,
  ends_on date not null,
  cadence_days integer not null,
  session_minutes integer not null,
  created_at timestamptz not null,
  agreed_at timestamptz,
  closed_at timestamptz,
  check (ends_on > starts_on)
);
create index on engagement (organization_id, program_id);
create table engagement_member (
  engagement_id uuid not null references engagement on delete cascade,
  organization_id uuid not null,
  person_id uuid not null,
  enrolment_id uuid references enrolment on delete set null,
  role text not null check (role in ('mentor', 'mentee', 'peer')),
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (engagement_id, person_id),
  foreign key (organization_id, person_id) references membership on delete cascade
);
create index on engagement_member (organization_id, person_id);
create index on engagement_member (enrolment_id);

create function is_engagement_member(engagement uuid) returns boolean
language sql stable security definer set search_path = public
return exists (
  select from public.engagement_member m
  where m.engagement_id = engagement and m.person_id = public.current_person()
    and m.organization_id = public.current_organization() and m.left_at is null
);

-- A member does not see a partner's other engagements, only whether there are any.
create function count_open_engagements(enrolment uuid) returns integer
language sql stable security definer set search_path = public
return (
  select count(*)::integer from public.engagement_member m
  join public.engagement e on e.id = m.engagement_id
  where m.enrolment_id = enrolment and m.organization_id = public.current_organization()
    and m.left_at is null and e.phase not in ('closed', 'ended_early')
);

-- What happened and when, without words: the funnel and the timeline read this.
create table engagement_event (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  kind text not null check (kind in (
    'started', 'agreement_drafted', 'agreement_signed', 'agreement_in_force', 'session_planned',
    'session_held', 'session_missed', 'session_cancelled', 'goal_set', 'goal_checked',
    'goal_revised', 'pulse_answered', 'closing_began', 'outcome_recorded', 'closed',
    'ended_early', 'paused', 'resumed')),
  person_id uuid references person on delete set null,
  occurred_at timestamptz not null
);
create index on engagement_event (engagement_id, occurred_at);
create table session (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 5 and 600),
  time_zone text not null,
  state text not null check (state in ('proposed', 'scheduled', 'held', 'missed', 'cancelled')),
  planned_by uuid references person on delete set null,
  created_at timestamptz not null,
  settled_at timestamptz
);
create index on session (engagement_id, starts_at);

-- Engagements: the words, its members' only --------------------------------------------------------

create table session_content (
  session_id uuid primary key references session on delete cascade,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  place text not null default '',
  agenda text not null default '',
  shared_notes text not null default '',
  version integer not null default 1
);
create index on session_content (engagement_id);
create table session_private_note (
  session_id uuid not null references session on delete cascade,
  person_id uuid not null references person on delete cascade,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  text text not null,
  updated_at timestamptz not null,
  primary key (session_id, person_id)
);
create index on session_private_note (engagement_id);
create table agreement (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  version integer not null,
  clauses jsonb not null,
  text_hash text not null,
  written_by uuid references person on delete set null,
  created_at timestamptz not null,
  unique (engagement_id, version)
);
create table agreement_signature (
  agreement_id uuid not null references agreement on delete cascade,
  person_id uuid not null references person on delete cascade,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  signed_name text not null,
  text_hash text not null,
  signed_at timestamptz not null,
  primary key (agreement_id, person_id)
);
create index on agreement_signature (engagement_id);
create table goal (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  owner_id uuid not null references person on delete cascade,
  title text not null,
  description text not null default '',
  type text not null check (type in ('learning', 'performance')),
  state text not null check (state in ('draft', 'active', 'stopped')),
  due_on date not null,
  -- Five descriptions, from -2 (much less than expected) to +2; null while the goal is a draft.
  scale jsonb check (jsonb_array_length(scale) = 5),
  scale_locked_at timestamptz,
  -- A scale that was rated against is never changed: new levels are the next version.
  scale_version integer not null default 1,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on goal (engagement_id);
create table goal_skill (
  goal_id uuid not null references goal on delete cascade,
  skill_id uuid not null references skill on delete cascade,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  primary key (goal_id, skill_id)
);
create index on goal_skill (engagement_id);
create table milestone (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  goal_id uuid not null references goal on delete cascade,
  title text not null,
  due_on date not null,
  reached_on date,
  created_at timestamptz not null
);
create index on milestone (engagement_id);
create index on milestone (goal_id);
create table goal_revision (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  goal_id uuid not null references goal on delete cascade,
  number integer not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  revised_by uuid references person on delete set null,
  created_at timestamptz not null,
  unique (goal_id, number)
);
create index on goal_revision (engagement_id);
create table goal_revision_agreement (
  revision_id uuid not null references goal_revision on delete cascade,
  person_id uuid not null references person on delete cascade,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  agreed_at timestamptz not null,
  primary key (revision_id, person_id)
);
create index on goal_revision_agreement (engagement_id);
create table check_in (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  goal_id uuid not null references goal on delete cascade,
  person_id uuid not null references person on delete cascade,
  session_id uuid references session on delete set null,
  level integer check (level between -2 and 2),
  -- The version of the goal's scale that the level refers to.
  scale_version integer not null,
  progress integer not null check (progress between 0 and 100),
  confidence integer check (confidence between 1 and 5),
  comment text not null default '',
  created_at timestamptz not null
);
create index on check_in (engagement_id);
create index on check_in (goal_id, created_at);
create table action (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  session_id uuid references session on delete set null,
  owner_id uuid not null references person on delete cascade,
  cue text not null,
  deed text not null,
  due_on date not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  settled_at timestamptz,
  created_at timestamptz not null
);
create index on action (engagement_id);
create table pulse (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  person_id uuid not null references person on delete cascade,
  communication integer check (communication between 1 and 5),
  respect integer check (respect between 1 and 5),
  commitment integer check (commitment between 1 and 5),
  usefulness integer check (usefulness between 1 and 5),
  workload integer check (workload between 1 and 5),
  note_to_self text not null default '',
  created_at timestamptz not null
);
create index on pulse (engagement_id, person_id, created_at);
create table skill_rating (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  skill_id uuid not null references skill on delete cascade,
  subject_id uuid not null references person on delete cascade,
  rater_id uuid not null references person on delete cascade,
  moment text not null check (moment in ('before', 'mid', 'close', 'then')),
  level integer not null check (level between 0 and 4),
  created_at timestamptz not null,
  unique (engagement_id, skill_id, subject_id, rater_id, moment)
);
create table outcome (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  person_id uuid not null references person on delete cascade,
  summary text not null,
  evidence text not null default '',
  -- The author's tick: without it no manager ever reads this.
  shared_with_program boolean not null default false,
  next_step text not null default '',
  thanks text not null default '',
  created_at timestamptz not null,
  unique (engagement_id, person_id)
);

-- Mail: written in the transaction of the event that causes it, delivered by the job queue ----------

create table mail (
  id uuid primary key,
  organization_id uuid references organization on delete cascade,
  recipient text not null,
  subject text not null,
  html text not null,
  text text not null,
  -- Holds a link that signs somebody in: nobody but the recipient may read the body.
  is_secret boolean not null default false,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  -- Somebody is delivering it, or it failed and waits: not tried before this moment.
  not_before timestamptz,
  failure text
);
create index on mail (organization_id, created_at desc);
create index mail_unsent on mail (created_at) where sent_at is null;

-- Row-level isolation --------------------------------------------------------------------------------

grant usage on schema public to ithaca_member;
grant select, insert, update, delete on all tables in schema public to ithaca_member;
revoke all on auth_session, auth_account, auth_verification from ithaca_member;
revoke insert, delete on person, organization from ithaca_member;
-- Whatever a page asks for, it never gets the body of a mail that holds a sign-in link.
revoke select on mail from ithaca_member;
grant select (id, organization_id, recipient, subject, is_secret, created_at, sent_at, attempts,
  not_before, failure) on mail to ithaca_member;
create function readable_mail_text(mail_id uuid) returns text
language sql stable security definer set search_path = public
return (
  select text from public.mail
  where id = mail_id and not is_secret and organization_id = public.current_organization()
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'auth_session', 'auth_account', 'auth_verification'
  ] loop
    execute format('alter table %I enable row level security', name);
  end loop;

  foreach name in array array[
    'membership', 'invitation', 'profile', 'availability_window', 'skill', 'person_skill',
    'program', 'enrolment', 'mail'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_organization on %I to ithaca_member
      using (organization_id = (select current_organization()))
      with check (organization_id = (select current_organization()))', name);
  end loop;

  -- What managers prepare: spreadsheets with everybody's data, and who might be matched with whom.
  foreach name in array array[
    'enrolment_import', 'enrolment_upload', 'matching_policy', 'matching_run', 'matching_proposal'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy managers_only on %I to ithaca_member
      using (organization_id = (select current_organization()) and (select is_manager()))
      with check (organization_id = (select current_organization()) and (select is_manager()))', name);
  end loop;

  -- Managers first: asked once per query, while membership is asked once per row.
  foreach name in array array['engagement_member', 'engagement_event', 'session'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy members_and_managers on %I to ithaca_member
      using (organization_id = (select current_organization())
        and ((select is_manager()) or is_engagement_member(engagement_id)))
      with check (organization_id = (select current_organization())
        and ((select is_manager()) or is_engagement_member(engagement_id)))', name);
  end loop;

  foreach name in array array[
    'session_content', 'agreement', 'agreement_signature', 'goal', 'goal_skill', 'milestone',
    'goal_revision', 'goal_revision_agreement', 'check_in', 'action', 'skill_rating', 'outcome'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy members_only on %I to ithaca_member
      using (organization_id = (select current_organization())
        and is_engagement_member(engagement_id))
      with check (organization_id = (select current_organization())
        and is_engagement_member(engagement_id))', name);
  end loop;

  foreach name in array array['session_private_note', 'pulse'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy author_only on %I to ithaca_member
      using (organization_id = (select current_organization())
        and is_engagement_member(engagement_id) and person_id = (select current_person()))
      with check (organization_id = (select current_organization())
        and is_engagement_member(engagement_id) and person_id = (select current_person()))', name);
  end loop;
end $$;

alter table engagement enable row level security;
create policy members_and_managers on engagement to ithaca_member
  using (organization_id = (select current_organization())
    and ((select is_manager()) or is_engagement_member(id)))
  with check (organization_id = (select current_organization())
    and ((select is_manager()) or is_engagement_member(id)));

alter table organization enable row level security;
create policy current_one on organization to ithaca_member
  using (id = (select current_organization()));

create function is_fellow(other uuid) returns boolean
language sql stable security definer set search_path = public
return exists (
  select from public.membership
  where organization_id = public.current_organization() and person_id = other
);
alter table person enable row level security;
create policy fellows on person for select to ithaca_member using (is_fellow(id));
create policy oneself on person for update to ithaca_member using (id = (select current_person()));
