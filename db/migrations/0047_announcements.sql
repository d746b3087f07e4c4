-- An informal engagement that became a program's, where managers see what happened.
alter table engagement_event drop constraint engagement_event_kind_check;
alter table engagement_event add constraint engagement_event_kind_check check (kind in (
  'started', 'agreement_drafted', 'agreement_signed', 'agreement_in_force',
  'session_planned', 'session_held', 'session_missed', 'session_cancelled',
  'goal_set', 'goal_checked', 'goal_revised', 'pulse_answered',
  'closing_began', 'outcome_recorded', 'closed', 'ended_early',
  'paused', 'resumed', 'reviewed', 'extended',
  'joined_program'));

-- What a program says in its own words when it opens, before its deadline, to people it has matched and when it
-- ends. What is not said is told in the usual words.
alter table program add column announcement_texts jsonb not null default '{}';

-- A mail of a program's managers to some of its people: written, looked at, then sent once.
create table announcement (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  segment text not null,
  side text check (side in ('mentor', 'mentee', 'peer')),
  subject text not null,
  text text not null,
  created_by uuid references person on delete set null,
  created_at timestamptz not null,
  sent_at timestamptz,
  recipients integer check (recipients >= 0),
  check ((sent_at is null) = (recipients is null))
);
create index on announcement (program_id, created_at desc);
-- Who got it: nobody twice, and nobody too often.
create table announcement_recipient (
  announcement_id uuid not null references announcement on delete cascade,
  person_id uuid not null references person on delete cascade,
  organization_id uuid not null,
  sent_at timestamptz not null,
  primary key (announcement_id, person_id)
);
create index on announcement_recipient (person_id, sent_at);
grant select, insert, update, delete on announcement, announcement_recipient to ithaca_member;
do $$
declare
  name text;
begin
  foreach name in array array['announcement', 'announcement_recipient'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy managers_only on %I to ithaca_member
      using (organization_id = (select current_organization()) and (select is_manager()))
      with check (organization_id = (select current_organization()) and (select is_manager()))', name);
  end loop;
end $$;

-- Whether somebody takes mails from program managers; their other settings stay theirs.
create function takes_announcements(person uuid) returns boolean
language sql stable security definer set search_path = public
return not exists (
  select from public.nudge_setting s
  where s.person_id = person and 'announcement' = any (s.kinds_off)
);
-- Whether somebody has ever come: with a password, or by a link that proved their address. For managers, of
-- members of their organization.
create function has_come(person uuid) returns boolean
language sql stable security definer set search_path = public
return (select public.is_manager()) and exists (
  select from public.person p
  where p.id = person and public.is_fellow(p.id)
    and (p.email_verified or exists (select from public.auth_account a where a.person_id = p.id))
);
