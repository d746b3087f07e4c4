-- When people can meet, beyond their usual week: exceptions, notice, and the busy times of their own calendars.

create table availability_setting (
  organization_id uuid not null,
  person_id uuid not null,
  -- No session is proposed to them sooner than this.
  notice_hours integer not null default 24 check (notice_hours between 0 and 336),
  primary key (organization_id, person_id),
  foreign key (organization_id, person_id) references membership on delete cascade
);

-- away: no sessions on these days; quiet: no sessions and no reminders; extra: free at these hours too.
create table availability_exception (
  id uuid primary key,
  organization_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('away', 'quiet', 'extra')),
  from_on date not null,
  until_on date not null,
  starts_minute integer check (starts_minute between 0 and 1439),
  ends_minute integer check (ends_minute between 1 and 1440),
  check (until_on >= from_on),
  check ((kind = 'extra') = (starts_minute is not null)),
  check ((starts_minute is null) = (ends_minute is null)),
  check (ends_minute > starts_minute),
  foreign key (organization_id, person_id) references membership on delete cascade
);
create index on availability_exception (organization_id, person_id);

-- The private address of somebody's own calendar. Only from when to when they are busy is kept of it.
create table busy_source (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  address text not null,
  created_at timestamptz not null,
  checked_at timestamptz,
  -- Why the last reading failed, as a text's key; null: it did not.
  failure text,
  -- Events that could not be understood, such as those in a zone nobody knows.
  left_out integer not null default 0,
  next_check_at timestamptz not null,
  unique (person_id, address)
);
create index on busy_source (next_check_at);
create table busy_time (
  source_id uuid not null references busy_source on delete cascade,
  person_id uuid not null references person on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  check (ends_at > starts_at)
);
create index on busy_time (source_id);
create index on busy_time (person_id, ends_at);

grant select, insert, update, delete on
  availability_setting, availability_exception, busy_source, busy_time to ithaca_member;

-- Holidays and calendars are their person's. Partners see the times that are left, never these rows.
do $$
declare
  name text;
begin
  foreach name in array array['availability_setting', 'availability_exception'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_only on %I to ithaca_member
      using (organization_id = (select current_organization())
        and person_id = (select current_person()))
      with check (organization_id = (select current_organization())
        and person_id = (select current_person()))', name);
  end loop;
  foreach name in array array['busy_source', 'busy_time'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_only on %I to ithaca_member
      using (person_id = (select current_person()))
      with check (person_id = (select current_person()))', name);
  end loop;
end $$;
