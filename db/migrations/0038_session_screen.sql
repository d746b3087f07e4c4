-- What was decided in a session, and what each takes away from it.

alter table session_content add column decisions text not null default '';

create table session_reflection (
  session_id uuid not null references session on delete cascade,
  person_id uuid not null references person on delete cascade,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  takeaway text not null default '',
  next_time text not null default '',
  -- The others of the engagement read it only where its author wants that.
  is_shared boolean not null default false,
  written_at timestamptz not null,
  primary key (session_id, person_id)
);
create index on session_reflection (engagement_id);

grant select, insert, update, delete on session_reflection to ithaca_member;
alter table session_reflection enable row level security;
create policy own_or_shared on session_reflection for select to ithaca_member
  using (organization_id = (select current_organization()) and is_engagement_member(engagement_id)
    and (is_shared or person_id = (select current_person())));
create policy author_writes on session_reflection for insert to ithaca_member
  with check (organization_id = (select current_organization())
    and is_engagement_member(engagement_id) and person_id = (select current_person()));
create policy author_changes on session_reflection for update to ithaca_member
  using (organization_id = (select current_organization())
    and is_engagement_member(engagement_id) and person_id = (select current_person()));
create policy author_takes_away on session_reflection for delete to ithaca_member
  using (organization_id = (select current_organization())
    and is_engagement_member(engagement_id) and person_id = (select current_person()));
