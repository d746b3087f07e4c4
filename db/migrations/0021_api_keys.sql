-- Keys with which a program asks for what its owner may see and do; only their hashes are kept.
-- The columns are the sign-in library's.
create table auth_api_key (
  id uuid primary key,
  config_id text not null default 'default',
  name text,
  start text,
  reference_id uuid not null references person on delete cascade,
  prefix text,
  key text not null unique,
  refill_interval integer,
  refill_amount integer,
  last_refill_at timestamptz,
  enabled boolean not null default true,
  rate_limit_enabled boolean not null default true,
  rate_limit_time_window integer,
  rate_limit_max integer,
  request_count integer not null default 0,
  remaining integer,
  last_request timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  permissions text,
  metadata text
);
create index on auth_api_key (reference_id);
revoke all on auth_api_key from ithaca_member;
alter table auth_api_key enable row level security;
