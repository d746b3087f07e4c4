-- An informal engagement may join a program of an organization to which all of its members belong,
-- once all of them have said yes.
create table program_joining (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  program_id uuid not null references program on delete cascade,
  proposed_by uuid not null references person on delete cascade,
  accepted_by uuid[] not null default '{}',
  state text not null check (state in ('proposed', 'accepted', 'declined', 'withdrawn')),
  created_at timestamptz not null,
  settled_at timestamptz
);
create unique index program_joining_open on program_joining (engagement_id)
  where state = 'proposed';
create index on program_joining (engagement_id);
create index on program_joining (program_id);

grant select, insert, update, delete on program_joining to ithaca_member;
alter table program_joining enable row level security;
create policy members_only on program_joining to ithaca_member
  using (organization_id = (select current_organization()) and is_engagement_member(engagement_id))
  with check (organization_id = (select current_organization())
    and is_engagement_member(engagement_id));

-- Takes an engagement with all of its rows into another organization, whose members its members are.
-- Every table that has both columns is meant: one that comes later cannot be forgotten. The skills
-- that its goals and ratings name must be there already, under the same names.
create function carry_engagement(carried uuid, destination uuid) returns void
language plpgsql set search_path = public as $$
declare
  content regclass;
begin
  -- Two people may have typed the same skill; there it is one, and the first rating stays.
  delete from skill_rating later using skill, skill_rating earlier, skill same
  where later.engagement_id = carried and earlier.engagement_id = carried
    and skill.id = later.skill_id and same.id = earlier.skill_id
    and lower(skill.name) = lower(same.name)
    and (later.subject_id, later.rater_id, later.moment)
      = (earlier.subject_id, earlier.rater_id, earlier.moment)
    and (earlier.created_at, earlier.id) < (later.created_at, later.id);
  update skill_rating rating set skill_id = there.id
  from skill here join skill there on lower(there.name) = lower(here.name)
  where rating.engagement_id = carried and here.id = rating.skill_id
    and there.organization_id = destination and there.typist_id is null;
  insert into goal_skill (goal_id, skill_id, organization_id, engagement_id)
  select tie.goal_id, there.id, destination, carried
  from goal_skill tie
  join skill here on here.id = tie.skill_id
  join skill there on lower(there.name) = lower(here.name)
    and there.organization_id = destination and there.typist_id is null
  where tie.engagement_id = carried and tie.organization_id <> destination
  on conflict do nothing;
  delete from goal_skill where engagement_id = carried and organization_id <> destination;

  for content in
    select owner.attrelid from pg_attribute owner
    join pg_attribute part on part.attrelid = owner.attrelid
    join pg_class on pg_class.oid = owner.attrelid
    where owner.attname = 'organization_id' and part.attname = 'engagement_id'
      and pg_class.relkind = 'r' and pg_class.relnamespace = 'public'::regnamespace
      -- The invitation stays where its inviter sent it.
      and pg_class.relname <> 'engagement_invitation'
  loop
    execute format('update %s set organization_id = $2 where engagement_id = $1', content)
      using carried, destination;
  end loop;
  update engagement set organization_id = destination where id = carried;
end $$;
revoke execute on function carry_engagement(uuid, uuid) from public;
