-- Sessions in people's own calendars, and reminders that say why they came.

-- Counted up with every change that calendars must hear of (RFC 5546, SEQUENCE).
alter table session add column sequence integer not null default 0;
-- Who called it off, or recorded it as missed.
alter table session add column settled_by uuid references person on delete set null;

-- A mail may carry an invitation for a calendar, and an address at which one press ends its kind.
-- Neither may be read by the page that shows the outbox: no grant, as for the body.
alter table mail
  add column calendar text,
  add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  add column unsubscribe_url text,
  add check ((calendar is null) = (calendar_method is null));

create table calendar_setting (
  person_id uuid primary key references person on delete cascade,
  -- The secret address of the feed is signed with this number: another number, another address.
  feed_number integer not null default 0,
  feed_is_on boolean not null default false,
  -- Calendars are often shared with others, so a session's place stays out unless its reader wants it.
  shows_place boolean not null default false
);

create table nudge_setting (
  person_id uuid primary key references person on delete cascade,
  kinds_off text[] not null default '{}',
  per_week integer not null default 2 check (per_week between 0 and 7),
  -- The hours of their own day in which reminders may come.
  from_minute integer not null default 480 check (from_minute between 0 and 1439),
  until_minute integer not null default 1140 check (until_minute between 1 and 1440),
  snoozed_until date,
  check (until_minute > from_minute)
);
-- What somebody was reminded of: the key makes sure that it is once.
create table nudge (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  person_id uuid not null references person on delete cascade,
  engagement_id uuid not null references engagement on delete cascade,
  kind text not null,
  -- What of that kind: a session's id, a day, an agreement's version.
  about text not null,
  mail_id uuid not null,
  created_at timestamptz not null,
  unique (person_id, engagement_id, kind, about)
);
create index on nudge (person_id, created_at);

grant select, insert, update, delete on calendar_setting, nudge_setting, nudge to ithaca_member;
do $$
declare
  name text;
begin
  foreach name in array array['calendar_setting', 'nudge_setting'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_only on %I to ithaca_member
      using (person_id = (select current_person()))
      with check (person_id = (select current_person()))', name);
  end loop;
end $$;
alter table nudge enable row level security;
create policy own_only on nudge for select to ithaca_member
  using (organization_id = (select current_organization())
    and person_id = (select current_person()));

-- Whether a session's place may stand in this person's calendar; asked when a partner writes to them.
create function shows_place_in_calendar(person uuid) returns boolean
language sql stable security definer set search_path = public
return coalesce(
  (select s.shows_place from public.calendar_setting s where s.person_id = person), false);
