-- More people than places: lots are drawn by a seed that is kept, so that anybody can draw again and see the
-- same. Whoever is not drawn waits, and is an honest comparison for those who were.

create table lottery (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  side text not null check (side in ('mentor', 'mentee', 'peer')),
  places integer not null check (places >= 1),
  seed integer not null,
  -- The enrolments that took part, in the order of their ids: with the seed they give the order drawn.
  entrants uuid[] not null,
  drawn_by uuid references person on delete set null,
  drawn_at timestamptz not null
);
create index on lottery (program_id, drawn_at desc);
alter table lottery enable row level security;
create policy managers_only on lottery to ithaca_member
  using (organization_id = (select current_organization()) and (select is_manager()))
  with check (organization_id = (select current_organization()) and (select is_manager()));
grant select, insert, update, delete on lottery to ithaca_member;

-- The comparison group of a lottery: its enrolments whose lot is above the places.
alter table enrolment add column lottery_id uuid references lottery on delete set null;
alter table enrolment add column lot integer check (lot >= 1);
create index on enrolment (lottery_id) where lottery_id is not null;
