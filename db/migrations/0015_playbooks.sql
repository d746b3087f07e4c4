-- What a program made of the playbook of its kind, version after version. Without a row the playbook
-- that ships with Ithaca holds.
create table playbook_version (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  version integer not null,
  content jsonb not null,
  created_by uuid references person on delete set null,
  created_at timestamptz not null,
  unique (program_id, version)
);
grant select, insert, update, delete on playbook_version to ithaca_member;
alter table playbook_version enable row level security;
create policy own_organization on playbook_version for select to ithaca_member
  using (organization_id = (select current_organization()));
create policy managers_write on playbook_version to ithaca_member
  using (organization_id = (select current_organization()) and (select is_manager()))
  with check (organization_id = (select current_organization()) and (select is_manager()));

-- The version that an engagement began with; null: the one that ships with Ithaca.
alter table engagement add column playbook_id uuid references playbook_version on delete set null;

create table playbook_step_done (
  engagement_id uuid not null references engagement on delete cascade,
  step text not null,
  organization_id uuid not null,
  person_id uuid references person on delete set null,
  done_at timestamptz not null,
  primary key (engagement_id, step)
);
grant select, insert, update, delete on playbook_step_done to ithaca_member;
alter table playbook_step_done enable row level security;
create policy members_only on playbook_step_done to ithaca_member
  using (organization_id = (select current_organization()) and is_engagement_member(engagement_id))
  with check (organization_id = (select current_organization())
    and is_engagement_member(engagement_id));
