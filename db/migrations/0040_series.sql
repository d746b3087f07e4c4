-- Sessions that repeat: the rhythm, from this moment on, as the clock in this zone shows it (RFC 5545).
-- Each session of it is a row of its own, which may be moved, cancelled and held by itself.

create table session_series (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  rhythm text not null check (rhythm in ('week', 'twoWeeks', 'fourWeeks', 'month')),
  count integer not null check (count between 2 and 26),
  starts_at timestamptz not null,
  time_zone text not null,
  minutes integer not null check (minutes between 5 and 600),
  -- Counted up with every message about the whole series.
  sequence integer not null default 0,
  created_at timestamptz not null
);
create index on session_series (engagement_id);

alter table session
  add column series_id uuid references session_series on delete set null,
  -- When the series' rule puts it, wherever it was moved since: calendars know it by this moment.
  add column series_start timestamptz;
create index on session (series_id);

grant select, insert, update, delete on session_series to ithaca_member;
alter table session_series enable row level security;
create policy members_and_managers on session_series to ithaca_member
  using (organization_id = (select current_organization())
    and ((select is_manager()) or is_engagement_member(engagement_id)))
  with check (organization_id = (select current_organization())
    and ((select is_manager()) or is_engagement_member(engagement_id)));
