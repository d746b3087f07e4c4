-- What a program is meant to change, what its enrolment form asks besides, and what its invitation says.
alter table program add column target_outcomes text not null default '';
alter table program add column questions jsonb not null default '[]';
alter table program add column invitation_text text not null default '';
-- Out of the list; nothing of it is lost.
alter table program add column archived_at timestamptz;
