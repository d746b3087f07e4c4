-- Mentoring without a program, and what each kind of mentoring needs of its own.

-- One hidden organization per installation holds informal engagements: it has no admin and no
-- manager, and its members see nobody but themselves and their own partners.
alter table organization add column kind text not null default 'organization'
  check (kind in ('organization', 'commons'));
create unique index one_commons on organization (kind) where kind = 'commons';

create function is_commons() returns boolean language sql stable security definer
set search_path = public
return exists (
  select from public.organization where id = public.current_organization() and kind = 'commons'
);

create or replace function is_manager() returns boolean language sql stable security definer
set search_path = public
return exists (
  select from public.membership m
  join public.organization o on o.id = m.organization_id
  where m.organization_id = public.current_organization()
    and m.person_id = public.current_person()
    and m.role in ('admin', 'manager') and o.kind = 'organization'
);

-- In the commons a fellow is who shares an engagement, whether it goes on or has ended.
create or replace function is_fellow(other uuid) returns boolean
language sql stable security definer set search_path = public
return exists (
  select from public.membership m
  join public.organization o on o.id = m.organization_id
  where m.organization_id = public.current_organization() and m.person_id = other
    and (o.kind = 'organization' or other = public.current_person() or exists (
      select from public.engagement_member mine
      join public.engagement_member theirs on theirs.engagement_id = mine.engagement_id
      where mine.person_id = public.current_person() and mine.left_at is null
        and mine.organization_id = m.organization_id and theirs.person_id = other
    ))
);

-- Skills that people type are shared within an organization. In the commons they would tell
-- strangers what others work on, so there each is its typist's, seen by their partners.
alter table skill add column typist_id uuid references person on delete cascade;
drop index skill_name;
create unique index skill_name on skill (organization_id, lower(name), typist_id)
  nulls not distinct;
create function own_skill_in_commons() returns trigger language plpgsql as $$
begin
  if is_commons() then
    new.typist_id := current_person();
  end if;
  return new;
end $$;
create trigger own_skill_in_commons before insert on skill
  for each row execute function own_skill_in_commons();

do $$
declare
  name text;
begin
  foreach name in array array[
    'membership', 'profile', 'availability_window', 'person_skill'
  ] loop
    execute format('create policy fellows_only_in_commons on %I as restrictive for select
      to ithaca_member
      using (not (select is_commons()) or is_fellow(person_id))', name);
  end loop;
end $$;
create policy fellows_only_in_commons on skill as restrictive for select to ithaca_member
  using (not (select is_commons()) or is_fellow(typist_id));
-- Nobody runs the commons, so nobody reads its outbox.
create policy nobody_reads_in_commons on mail as restrictive for select to ithaca_member
  using (not (select is_commons()));

-- Somebody is asked by e-mail to be a mentor, a mentee or a peer; accepting starts the engagement.
create table engagement_invitation (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  invited_by uuid not null references person on delete cascade,
  email text not null check (email = lower(email)),
  name text not null default '',
  -- What the invited person would be.
  role text not null check (role in ('mentor', 'mentee', 'peer')),
  message text not null,
  starts_on date not null,
  ends_on date not null,
  cadence_days integer not null check (cadence_days between 1 and 366),
  session_minutes integer not null check (session_minutes between 10 and 480),
  token_hash text not null unique,
  -- The link was shown to the inviter, so having it proves nothing about the address.
  link_shown boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  engagement_id uuid references engagement on delete set null,
  check (ends_on > starts_on)
);
create index on engagement_invitation (organization_id, invited_by);
alter table engagement_invitation enable row level security;
create policy inviter_only on engagement_invitation to ithaca_member
  using (organization_id = (select current_organization())
    and invited_by = (select current_person()))
  with check (organization_id = (select current_organization())
    and invited_by = (select current_person()));

-- Circles: goals of the whole group, and who came to each session. -----------------------------------

alter table goal add column is_shared boolean not null default false;
create table session_attendance (
  session_id uuid not null references session on delete cascade,
  person_id uuid not null references person on delete cascade,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  attended boolean not null,
  primary key (session_id, person_id)
);
create index on session_attendance (engagement_id);
alter table session_attendance enable row level security;
create policy members_only on session_attendance to ithaca_member
  using (organization_id = (select current_organization()) and is_engagement_member(engagement_id))
  with check (organization_id = (select current_organization())
    and is_engagement_member(engagement_id));

grant select, insert, update, delete on engagement_invitation, session_attendance to ithaca_member;
