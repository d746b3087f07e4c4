-- What two people say to each other and look back on: messages, reviews, introductions, career events;
-- a longer time together; a concern. All of it is its members' only, the concern its contact's.

-- Messages: the newest text, and every older one -----------------------------------------------------

create table message (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  author_id uuid not null references person on delete cascade,
  text text not null,
  created_at timestamptz not null,
  edited_at timestamptz
);
create index on message (engagement_id, created_at desc);
create table message_version (
  message_id uuid not null references message on delete cascade,
  number integer not null,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  text text not null,
  written_at timestamptz not null,
  primary key (message_id, number)
);
create index on message_version (engagement_id);
create table attachment (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  message_id uuid not null references message on delete cascade,
  file_name text not null,
  media_type text not null,
  size integer not null check (size > 0),
  -- What the file is called in the data folder.
  storage_name text not null unique,
  created_at timestamptz not null
);
create index on attachment (message_id);
create index on attachment (engagement_id);
-- At most one mail about new messages until the reader has looked again.
create table message_reading (
  engagement_id uuid not null references engagement on delete cascade,
  person_id uuid not null references person on delete cascade,
  organization_id uuid not null,
  seen_at timestamptz,
  mailed_at timestamptz,
  primary key (engagement_id, person_id)
);

-- Reviews at one and two thirds; a row from the first move or answer on ------------------------------

create table review (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  number integer not null check (number between 1 and 2),
  due_on date not null,
  unique (engagement_id, number)
);
create table review_answer (
  review_id uuid not null references review on delete cascade,
  person_id uuid not null references person on delete cascade,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  keep text not null default '',
  change text not null default '',
  stop text not null default '',
  goal_clarity integer not null check (goal_clarity between 1 and 5),
  alignment integer not null check (alignment between 1 and 5),
  commitment integer not null check (commitment between 1 and 5),
  answered_at timestamptz not null,
  primary key (review_id, person_id)
);
create index on review_answer (engagement_id);
-- What they decided: an action, or a goal to revise.
create table review_decision (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  review_id uuid not null references review on delete cascade,
  action_id uuid references action on delete cascade,
  goal_id uuid references goal on delete cascade,
  decided_by uuid references person on delete set null,
  created_at timestamptz not null,
  check (num_nonnulls(action_id, goal_id) = 1)
);
create index on review_decision (engagement_id);

-- Who has answered is known to all members; what they answered only once all have.
create function review_answerers(engagement uuid) returns table (review_id uuid, person_id uuid)
language sql stable security definer set search_path = public
begin atomic
  select a.review_id, a.person_id from public.review_answer a
  where a.engagement_id = engagement and public.is_engagement_member(engagement);
end;
create function is_review_complete(review uuid) returns boolean
language sql stable security definer set search_path = public
return exists (
  select from public.review r
  where r.id = review and not exists (
    select from public.engagement_member m
    where m.engagement_id = r.engagement_id and m.left_at is null and not exists (
      select from public.review_answer a where a.review_id = r.id and a.person_id = m.person_id
    )
  )
);

-- Introductions and career events ----------------------------------------------------------------------

create table introduction (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  introducer_id uuid not null references person on delete cascade,
  introduced_id uuid not null references person on delete cascade,
  -- To whom: a member of the organization, or somebody else's initials; never a full name.
  to_person_id uuid references person on delete cascade,
  to_initials text,
  arena text not null default '',
  reason text not null,
  state text not null check (state in ('offered', 'made', 'useful')),
  result text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (num_nonnulls(to_person_id, to_initials) = 1),
  check (introducer_id <> introduced_id)
);
create index on introduction (engagement_id);
create table career_event (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('promotion', 'move', 'project', 'qualification')),
  happened_on date not null,
  contributed text not null check (contributed in ('yes', 'partly', 'no', 'unsure')),
  note text not null default '',
  created_at timestamptz not null
);
create index on career_event (engagement_id);

-- More time: one proposes, all others accept ----------------------------------------------------------

create table extension (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  ends_on date not null,
  proposed_by uuid not null references person on delete cascade,
  accepted_by uuid[] not null default '{}',
  state text not null check (state in ('proposed', 'accepted', 'declined', 'withdrawn')),
  created_at timestamptz not null,
  settled_at timestamptz
);
create unique index extension_open on extension (engagement_id) where state = 'proposed';
alter table engagement_event drop constraint engagement_event_kind_check;
alter table engagement_event add check (kind in (
  'started', 'agreement_drafted', 'agreement_signed', 'agreement_in_force', 'session_planned',
  'session_held', 'session_missed', 'session_cancelled', 'goal_set', 'goal_checked',
  'goal_revised', 'pulse_answered', 'closing_began', 'outcome_recorded', 'closed',
  'ended_early', 'paused', 'resumed', 'reviewed', 'extended'));

-- A concern: for the program's contact and its author, for nobody else, whatever their role ------------

create table concern (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  engagement_id uuid references engagement on delete set null,
  author_id uuid references person on delete set null,
  contact_id uuid references person on delete set null,
  text text not null,
  created_at timestamptz not null,
  opened_at timestamptz,
  acknowledged_at timestamptz,
  reply text not null default ''
);
create index on concern (contact_id);
create index on concern (author_id);

-- Row-level policies ----------------------------------------------------------------------------------

grant select, insert, update, delete on message, message_version, attachment, message_reading, review,
  review_answer, review_decision, introduction, career_event, extension to ithaca_member;
revoke delete on message, message_version, review_answer from ithaca_member;
grant select, insert on concern to ithaca_member;
grant update (opened_at, acknowledged_at, reply) on concern to ithaca_member;

do $$
declare
  name text;
begin
  foreach name in array array[
    'message_version', 'attachment', 'message_reading', 'review', 'review_decision', 'introduction',
    'career_event', 'extension'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy members_only on %I to ithaca_member
      using (organization_id = (select current_organization())
        and is_engagement_member(engagement_id))
      with check (organization_id = (select current_organization())
        and is_engagement_member(engagement_id))', name);
  end loop;
end $$;

-- Members read; only its author writes a message.
alter table message enable row level security;
create policy members_read on message for select to ithaca_member
  using (organization_id = (select current_organization()) and is_engagement_member(engagement_id));
create policy author_writes on message for insert to ithaca_member
  with check (organization_id = (select current_organization())
    and is_engagement_member(engagement_id) and author_id = (select current_person()));
create policy author_edits on message for update to ithaca_member
  using (organization_id = (select current_organization())
    and is_engagement_member(engagement_id) and author_id = (select current_person()));

alter table review_answer enable row level security;
create policy own_or_complete on review_answer for select to ithaca_member
  using (organization_id = (select current_organization()) and is_engagement_member(engagement_id)
    and (person_id = (select current_person()) or is_review_complete(review_id)));
create policy own_answer on review_answer for insert to ithaca_member
  with check (organization_id = (select current_organization())
    and is_engagement_member(engagement_id) and person_id = (select current_person()));
create policy own_change on review_answer for update to ithaca_member
  using (organization_id = (select current_organization())
    and is_engagement_member(engagement_id) and person_id = (select current_person()));

alter table concern enable row level security;
create policy contact_and_author on concern for select to ithaca_member
  using (organization_id = (select current_organization())
    and (contact_id = (select current_person()) or author_id = (select current_person())));
create policy author_raises on concern for insert to ithaca_member
  with check (organization_id = (select current_organization())
    and author_id = (select current_person())
    and contact_id = (select concern_contact_id from program where program.id = program_id));
create policy contact_answers on concern for update to ithaca_member
  using (organization_id = (select current_organization())
    and contact_id = (select current_person()));
