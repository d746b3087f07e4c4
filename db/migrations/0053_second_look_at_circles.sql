-- A circle that a manager forms by hand comes from no run; where the program asks for it, it waits for a second look all
-- the same, with the people who would be in it.

alter table second_look alter column run_id drop not null;

create table second_look_person (
  second_look_id uuid not null references second_look on delete cascade,
  enrolment_id uuid not null references enrolment on delete cascade,
  organization_id uuid not null references organization on delete cascade,
  primary key (second_look_id, enrolment_id)
);
create index on second_look_person (enrolment_id);

alter table second_look_person enable row level security;
create policy managers_only on second_look_person to ithaca_member
  using (organization_id = (select current_organization()) and (select is_manager()))
  with check (organization_id = (select current_organization()) and (select is_manager()));
grant select, insert, update, delete on second_look_person to ithaca_member;
