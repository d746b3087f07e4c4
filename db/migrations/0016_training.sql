-- Which modules somebody has completed: on their profile, and what a program may ask for before matching.
create table training_completion (
  organization_id uuid not null,
  person_id uuid not null,
  module text not null check (module in ('mentor', 'mentee', 'peer', 'manager')),
  completed_at timestamptz not null,
  primary key (organization_id, person_id, module),
  foreign key (organization_id, person_id) references membership on delete cascade
);
grant select, insert on training_completion to ithaca_member;
alter table training_completion enable row level security;
create policy own_organization on training_completion for select to ithaca_member
  using (organization_id = (select current_organization()));
create policy own_completion on training_completion for insert to ithaca_member
  with check (organization_id = (select current_organization())
    and person_id = (select current_person()));
create policy fellows_only_in_commons on training_completion as restrictive for select
  to ithaca_member
  using (not (select is_commons()) or is_fellow(person_id));

-- Nobody is put into a matching run before they completed the module of their side.
alter table program add column requires_training boolean not null default false;
