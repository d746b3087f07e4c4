-- The levels of a program's goals, counted for owners who are alike, and indexes for what goes on now: a
-- dashboard reads a few hundred rows where there are fifty thousand goals.

create index engagement_open on engagement (program_id) where phase not in ('closed', 'ended_early');
create index engagement_fact_busy on engagement_fact (organization_id, busy_month);

-- Where each owner stands: how many of their goals at each level, lowest first.
create table owner_level (
  program_id uuid not null references program on delete cascade,
  is_own boolean not null,
  owner_id uuid not null references person on delete cascade,
  group_id integer not null references answer_group on delete cascade,
  goals integer[] not null,
  primary key (program_id, is_own, owner_id)
);
create index on owner_level (owner_id);
create index on owner_level (group_id);
create table level_class (
  program_id uuid not null references program on delete cascade,
  is_own boolean not null,
  group_id integer not null references answer_group on delete cascade,
  goals integer[] not null,
  people integer not null,
  primary key (program_id, is_own, group_id, goals)
);
create index on level_class (group_id);
alter table owner_level enable row level security;
alter table level_class enable row level security;

create function keep_level_class() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  if tg_op <> 'INSERT' then
    update level_class set people = people - 1 where program_id = old.program_id
      and is_own = old.is_own and group_id = old.group_id and goals = old.goals;
  end if;
  if tg_op <> 'DELETE' then
    insert into level_class (program_id, is_own, group_id, goals, people)
    values (new.program_id, new.is_own, new.group_id, new.goals, 1)
    on conflict (program_id, is_own, group_id, goals)
      do update set people = level_class.people + 1;
  end if;
  return null;
end $$;
create trigger keep_class after insert or update or delete on owner_level for each row
  execute function keep_level_class();

create view owner_standing as
select program_id, is_own, owner_id, max(group_id) as group_id,
  array[count(*) filter (where level = -2), count(*) filter (where level = -1),
    count(*) filter (where level = 0), count(*) filter (where level = 1),
    count(*) filter (where level = 2)]::integer[] as goals
from goal_level group by program_id, is_own, owner_id;

create function refresh_owner_level(of_program uuid, of_own boolean, of_owner uuid) returns void
language plpgsql security definer set search_path = public
as $$
begin
  perform from owner_level
  where program_id = of_program and is_own = of_own and owner_id = of_owner for update;
  delete from owner_level
  where program_id = of_program and is_own = of_own and owner_id = of_owner and not exists (
    select from goal_level
    where program_id = of_program and is_own = of_own and owner_id = of_owner);
  insert into owner_level (program_id, is_own, owner_id, group_id, goals)
  select program_id, is_own, owner_id, group_id, goals from owner_standing
  where program_id = of_program and is_own = of_own and owner_id = of_owner
  on conflict (program_id, is_own, owner_id) do update
    set group_id = excluded.group_id, goals = excluded.goals;
end $$;
create function keep_owner_level() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  if tg_op <> 'INSERT' then
    perform refresh_owner_level(old.program_id, old.is_own, old.owner_id);
  end if;
  if tg_op <> 'DELETE' then
    perform refresh_owner_level(new.program_id, new.is_own, new.owner_id);
  end if;
  return null;
end $$;
create trigger keep_owner after insert or update or delete on goal_level for each row
  execute function keep_owner_level();

-- The groups that can be chosen, each set of them once.
create function keep_answer_group() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  insert into answer_group (program_id, groups) values (new.program_id, new.groups)
  on conflict do nothing;
  return null;
end $$;
create trigger keep_groups after insert on engagement_fact for each row
  when (new.program_id is not null) execute function keep_answer_group();
create trigger keep_new_groups after update on engagement_fact for each row
  when (new.program_id is not null
    and (old.program_id, old.groups) is distinct from (new.program_id, new.groups))
  execute function keep_answer_group();
create or replace function answer_group_of(of_program uuid, of_person uuid, started date)
returns integer language plpgsql security definer set search_path = public
as $$
declare
  named text[] := groups_of(of_program, of_person, started);
  known integer := (select id from answer_group where program_id = of_program and groups = named);
begin
  if known is not null then return known; end if;
  insert into answer_group (program_id, groups) values (of_program, named) on conflict do nothing;
  return (select id from answer_group where program_id = of_program and groups = named);
end $$;

insert into answer_group (program_id, groups)
select distinct program_id, groups from engagement_fact where program_id is not null
on conflict do nothing;
insert into owner_level (program_id, is_own, owner_id, group_id, goals)
select program_id, is_own, owner_id, group_id, goals from owner_standing;
