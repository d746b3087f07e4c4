-- How long before it begins a session is moved or called off, and what came later than that.

alter table program add column change_notice_hours integer not null default 24
  check (change_notice_hours between 0 and 336);
-- The program's, as it was when they began.
alter table engagement add column change_notice_hours integer not null default 24
  check (change_notice_hours between 0 and 336);

alter table session
  add column late_change text check (late_change in ('moved', 'cancelled')),
  add column late_by uuid references person on delete set null,
  -- How long before its beginning that was.
  add column late_minutes integer check (late_minutes >= 0),
  add check ((late_change is null) = (late_minutes is null));
