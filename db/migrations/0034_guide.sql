-- What somebody has read of the Guide, and what they do not want beside their work. The Guide is the same
-- everywhere, so this is a person's own, in no organization.
create table guide_mark (
  person_id uuid not null references person on delete cascade,
  -- The article's name in its address; an article that is gone leaves a mark that nobody asks for.
  article text not null check (length(article) between 1 and 100),
  read_on date,
  is_hidden boolean not null default false,
  primary key (person_id, article)
);
-- Written for whoever is signed in, in no organization; read beside the work, on a member's connection.
grant select on guide_mark to ithaca_member;
alter table guide_mark enable row level security;
create policy own_only on guide_mark for select to ithaca_member
  using (person_id = (select current_person()));

-- Whether anybody may read the Guide on this organization's behalf.
alter table organization add column guide_is_public boolean not null default true;
