-- What if: changes to a finished run, solved again, compared, kept or thrown away.

create table matching_scenario (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  run_id uuid not null references matching_run on delete cascade,
  name text not null,
  -- In the order in which they were made, one for each pair, person or the policy.
  changes jsonb not null,
  -- As a run's result: figures, people without a partner, pairs with their proof.
  result jsonb not null,
  created_by uuid references person on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on matching_scenario (run_id, created_at);

grant select, insert, update, delete on matching_scenario to ithaca_member;
alter table matching_scenario enable row level security;
create policy managers_only on matching_scenario to ithaca_member
  using (organization_id = (select current_organization()) and (select is_manager()))
  with check (organization_id = (select current_organization()) and (select is_manager()));

alter table matching_run
  drop constraint matching_run_state_check,
  add constraint matching_run_state_check
    check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- What the solver is at, while it is at it.
  add column progress jsonb,
  -- The run that this one was made from by a what-if, and what was changed.
  add column made_from_id uuid references matching_run on delete set null,
  add column made_with jsonb,
  -- When the run was solved anew from its frozen input, by which engine, and whether the bytes were the same.
  add column replay jsonb;
create index on matching_run (made_from_id);
