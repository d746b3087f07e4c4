-- What each says to a session's time, on its page or from their calendar by mail (RFC 5546, REPLY).

create table session_answer (
  session_id uuid not null references session on delete cascade,
  person_id uuid not null references person on delete cascade,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  answer text not null check (answer in ('accepted', 'declined', 'tentative')),
  answered_at timestamptz not null,
  primary key (session_id, person_id)
);
create index on session_answer (engagement_id);

grant select, insert, update, delete on session_answer to ithaca_member;
alter table session_answer enable row level security;
create policy members_only on session_answer to ithaca_member
  using (organization_id = (select current_organization())
    and is_engagement_member(engagement_id))
  with check (organization_id = (select current_organization())
    and is_engagement_member(engagement_id));
