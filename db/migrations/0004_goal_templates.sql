-- What an organization made of the goal templates that ship with Ithaca, and its own ones.
create table goal_template (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  -- The template that ships with Ithaca which this row changes or hides; null: the organization's own.
  built_in_key text,
  -- As the organization wrote it; null: as it ships.
  content jsonb,
  -- Not offered to members.
  is_hidden boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (organization_id, built_in_key),
  check (built_in_key is not null or content is not null)
);
create index on goal_template (organization_id);

-- Everybody in the organization starts goals from them; managers alone keep them.
grant select, insert, update, delete on goal_template to ithaca_member;
alter table goal_template enable row level security;
create policy own_organization on goal_template for select to ithaca_member
  using (organization_id = (select current_organization()));
create policy managers_write on goal_template to ithaca_member
  using (organization_id = (select current_organization()) and (select is_manager()))
  with check (organization_id = (select current_organization()) and (select is_manager()));
