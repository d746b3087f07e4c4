-- An import can be undone: whom it made a member is known, and that it was undone is remembered.
alter table membership add column import_id uuid references enrolment_import on delete set null;
create index on membership (import_id);
create index on enrolment (import_id);
alter table enrolment_import
  add column undone_at timestamptz,
  add column undone_by uuid references person on delete set null;
