-- Facts that figures are made of, kept in the transaction of whatever they come from: no command, import,
-- take-back or erasure can leave them behind, and a dashboard over a million events reads few rows.

-- By what a program's figures can be narrowed: 'cohort', a field of the profile, or 'question:KEY'.
alter table program add column group_fields text[] not null default '{cohort,site,career_stage}';

-- The groups that somebody belongs to in a program, as 'field:value'.
create function groups_of(of_program uuid, of_person uuid, started date) returns text[]
language sql stable security definer set search_path = public
as $$
  select coalesce(array_agg(distinct field || ':' || said order by field || ':' || said), '{}')
  from program
  cross join unnest(program.group_fields) as field
  cross join lateral (
    select to_char(started, 'YYYY "Q"Q') as said where field = 'cohort'
    union all
    select to_jsonb(profile) ->> field from profile
    where field in ('department', 'site', 'country', 'career_stage', 'job_function', 'industry')
      and profile.organization_id = program.organization_id and profile.person_id = of_person
    union all
    select enrolment.answers ->> substr(field, 10) from enrolment
    where field like 'question:%' and enrolment.program_id = program.id
      and enrolment.person_id = of_person
      and jsonb_typeof(enrolment.answers -> substr(field, 10)) = 'string'
  ) as answer
  where program.id = of_program and said <> ''
$$;

-- One row for each engagement: what happened in it, without a word. ------------------------------------

create table engagement_fact (
  engagement_id uuid primary key references engagement on delete cascade,
  organization_id uuid not null,
  program_id uuid,
  sessions_held integer not null,
  first_held_on date,
  -- The numbers of the cadences, from the start, in which a session was held.
  cadences integer[] not null,
  -- Since when a proposed session waits for an answer.
  proposed_since timestamptz,
  -- The last month in which sessions were held, and their minutes in it.
  busy_month date,
  busy_minutes integer not null,
  last_active_at timestamptz,
  goal_reviewed boolean not null,
  last_pulse_at timestamptz,
  -- From when one member has an open action that is overdue, and from when a second one has.
  first_due_on date,
  second_due_on date,
  -- Of those who are not mentors: by them pairs are narrowed down.
  groups text[] not null
);
create index on engagement_fact (program_id);
create index on enrolment (program_id, state);

create view engagement_course as
select engagement.id, engagement.organization_id, engagement.program_id,
  meeting.held as sessions_held, meeting.first_held_on, meeting.cadences, meeting.proposed_since,
  meeting.busy_month, coalesce(busy.minutes, 0)::integer as busy_minutes,
  happened.last_active_at, happened.goal_reviewed, happened.last_pulse_at,
  (due.days)[1] as first_due_on, (due.days)[2] as second_due_on,
  coalesce(belonging.groups, '{}') as groups
from engagement
cross join lateral (
  select count(*) filter (where is_held)::integer as held,
    min(held_on) filter (where is_held) as first_held_on,
    coalesce(array_agg(distinct greatest(0, (held_on - engagement.starts_on) / engagement.cadence_days))
      filter (where is_held), '{}') as cadences,
    min(created_at) filter (where state = 'proposed') as proposed_since,
    date_trunc('month', max(held_on) filter (where is_held))::date as busy_month
  from (
    select state, created_at, state = 'held' as is_held,
      (starts_at at time zone 'UTC')::date as held_on
    from session where session.engagement_id = engagement.id
  ) as sitting
) as meeting
cross join lateral (
  select sum(minutes) as minutes from session
  where session.engagement_id = engagement.id and state = 'held'
    and starts_at >= meeting.busy_month::timestamp at time zone 'UTC'
) as busy
cross join lateral (
  select max(occurred_at) as last_active_at,
    coalesce(bool_or(kind = 'goal_checked'), false) as goal_reviewed,
    max(occurred_at) filter (where kind = 'pulse_answered') as last_pulse_at
  from engagement_event where engagement_event.engagement_id = engagement.id
) as happened
cross join lateral (
  select array_agg(due_on order by due_on) as days from (
    select min(due_on) as due_on from action
    where action.engagement_id = engagement.id and state = 'open' group by owner_id
  ) as each
) as due
cross join lateral (
  select array_agg(distinct name order by name) as groups
  from engagement_member as member
  cross join unnest(groups_of(engagement.program_id, member.person_id, engagement.starts_on)) as name
  where member.engagement_id = engagement.id and member.role <> 'mentor'
) as belonging;

create function refresh_engagement_fact(of_engagement uuid) returns void
language plpgsql security definer set search_path = public
as $$
begin
  -- First the lock, then the look: two that happen at once are both counted.
  perform from engagement_fact where engagement_id = of_engagement for update;
  insert into engagement_fact select * from engagement_course where id = of_engagement
  on conflict (engagement_id) do update set (organization_id, program_id, sessions_held, first_held_on,
    cadences, proposed_since, busy_month, busy_minutes, last_active_at, goal_reviewed, last_pulse_at,
    first_due_on, second_due_on, groups) = row (excluded.organization_id, excluded.program_id,
    excluded.sessions_held, excluded.first_held_on, excluded.cadences, excluded.proposed_since,
    excluded.busy_month, excluded.busy_minutes, excluded.last_active_at, excluded.goal_reviewed,
    excluded.last_pulse_at, excluded.first_due_on, excluded.second_due_on, excluded.groups);
end $$;

create function keep_engagement_fact() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  perform refresh_engagement_fact(
    ((case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end) ->> tg_argv[0])::uuid);
  return null;
end $$;
create trigger keep_fact after insert or update of program_id, organization_id, starts_on, cadence_days
  on engagement for each row execute function keep_engagement_fact('id');
create trigger keep_fact after insert or delete or update of state, starts_at, minutes
  on session for each row execute function keep_engagement_fact('engagement_id');
create trigger keep_fact after insert or delete or update of state, due_on, owner_id
  on action for each row execute function keep_engagement_fact('engagement_id');
create trigger keep_fact after insert or delete
  on engagement_member for each row execute function keep_engagement_fact('engagement_id');
create trigger keep_fact_without after delete
  on engagement_event for each row execute function keep_engagement_fact('engagement_id');

-- Events come often and only ever move these forward.
create function keep_event_fact() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  update engagement_fact set
    last_active_at = greatest(last_active_at, new.occurred_at),
    goal_reviewed = goal_reviewed or new.kind = 'goal_checked',
    last_pulse_at = case when new.kind = 'pulse_answered'
      then greatest(last_pulse_at, new.occurred_at) else last_pulse_at end
  where engagement_id = new.engagement_id;
  return null;
end $$;
create trigger keep_fact after insert on engagement_event for each row
  execute function keep_event_fact();

create function keep_group_facts() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  if tg_table_name = 'program' then
    perform refresh_engagement_fact(id) from engagement where program_id = new.id;
  else
    perform refresh_engagement_fact(engagement_id) from engagement_member
    where organization_id = new.organization_id and person_id = new.person_id and role <> 'mentor';
  end if;
  return null;
end $$;
create trigger keep_facts after update on profile for each row
  when ((old.department, old.site, old.country, old.career_stage, old.job_function, old.industry)
    is distinct from
    (new.department, new.site, new.country, new.career_stage, new.job_function, new.industry))
  execute function keep_group_facts();
create trigger keep_facts after update on enrolment for each row
  when (old.answers is distinct from new.answers) execute function keep_group_facts();
create trigger keep_facts after update on program for each row
  when (old.group_fields is distinct from new.group_fields) execute function keep_group_facts();

-- Answers, by the groups of whoever gave them. The groups are kept as they were then: whoever moves to
-- another site later cannot be told from the difference. Only the server reads these. ------------------

create table answer_group (
  id integer generated always as identity primary key,
  program_id uuid not null references program on delete cascade,
  groups text[] not null,
  unique (program_id, groups)
);
create function answer_group_of(of_program uuid, of_person uuid, started date) returns integer
language plpgsql security definer set search_path = public
as $$
declare
  named text[] := groups_of(of_program, of_person, started);
begin
  insert into answer_group (program_id, groups) values (of_program, named) on conflict do nothing;
  return (select id from answer_group where program_id = of_program and groups = named);
end $$;

-- Each person's last pulse of a month in a program.
create table pulse_month (
  program_id uuid not null references program on delete cascade,
  person_id uuid not null references person on delete cascade,
  month date not null,
  group_id integer not null references answer_group on delete cascade,
  communication integer,
  respect integer,
  commitment integer,
  usefulness integer,
  workload integer,
  primary key (program_id, month, person_id)
);
create index on pulse_month (person_id);
create index on pulse_month (group_id);
create table pulse_sum (
  program_id uuid not null references program on delete cascade,
  month date not null,
  question text not null,
  group_id integer not null references answer_group on delete cascade,
  people integer not null,
  total integer not null,
  primary key (program_id, month, question, group_id)
);
create index on pulse_sum (group_id);

create function add_to_pulse_sum(entry pulse_month, sign integer) returns void
language plpgsql security definer set search_path = public
as $$
begin
  if sign < 0 then
    update pulse_sum set people = people - 1, total = total - given.value::integer
    from jsonb_each_text(to_jsonb(entry)) as given
    where program_id = entry.program_id and month = entry.month and group_id = entry.group_id
      and question = given.key and given.value is not null;
  else
    insert into pulse_sum (program_id, month, question, group_id, people, total)
    select entry.program_id, entry.month, given.key, entry.group_id, 1, given.value::integer
    from jsonb_each_text(to_jsonb(entry)) as given
    where given.key in ('communication', 'respect', 'commitment', 'usefulness', 'workload')
      and given.value is not null
    on conflict (program_id, month, question, group_id)
      do update set people = pulse_sum.people + 1, total = pulse_sum.total + excluded.total;
  end if;
end $$;
create function keep_pulse_sum() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  if tg_op <> 'INSERT' then perform add_to_pulse_sum(old, -1); end if;
  if tg_op <> 'DELETE' then perform add_to_pulse_sum(new, 1); end if;
  return null;
end $$;
create trigger keep_sum after insert or update or delete on pulse_month for each row
  execute function keep_pulse_sum();

create function refresh_pulse_month(of_program uuid, of_person uuid, of_month date) returns void
language plpgsql security definer set search_path = public
as $$
declare
  latest record;
begin
  select pulse.*, engagement.starts_on into latest
  from pulse join engagement on engagement.id = pulse.engagement_id
  where pulse.person_id = of_person and engagement.program_id = of_program
    and pulse.created_at >= of_month::timestamp at time zone 'UTC'
    and pulse.created_at < (of_month + interval '1 month')::timestamp at time zone 'UTC'
  order by pulse.created_at desc, pulse.id limit 1;
  if not found then
    delete from pulse_month
    where program_id = of_program and person_id = of_person and month = of_month;
    return;
  end if;
  insert into pulse_month (program_id, person_id, month, group_id,
    communication, respect, commitment, usefulness, workload)
  values (of_program, of_person, of_month, answer_group_of(of_program, of_person, latest.starts_on),
    latest.communication, latest.respect, latest.commitment, latest.usefulness, latest.workload)
  on conflict (program_id, month, person_id) do update set
    communication = excluded.communication, respect = excluded.respect,
    commitment = excluded.commitment, usefulness = excluded.usefulness, workload = excluded.workload;
end $$;
create function keep_pulse_month() returns trigger
language plpgsql security definer set search_path = public
as $$
declare
  entry record;
begin
  if tg_table_name = 'engagement' then
    perform refresh_pulse_month(new.program_id, person_id, month)
    from (select distinct person_id, date_trunc('month', created_at at time zone 'UTC')::date as month
      from pulse where engagement_id = new.id) as given;
    return null;
  end if;
  if tg_op = 'DELETE' then
    -- The engagement may be gone already: whatever this person has in that month is looked at again.
    for entry in select program_id from pulse_month where person_id = old.person_id
      and month = date_trunc('month', old.created_at at time zone 'UTC')::date
    loop
      perform refresh_pulse_month(entry.program_id, old.person_id,
        date_trunc('month', old.created_at at time zone 'UTC')::date);
    end loop;
    return null;
  end if;
  perform refresh_pulse_month(program_id, new.person_id,
    date_trunc('month', new.created_at at time zone 'UTC')::date)
  from engagement where id = new.engagement_id and program_id is not null;
  return null;
end $$;
create trigger keep_month after insert or delete on pulse for each row
  execute function keep_pulse_month();
create trigger keep_months after update of program_id on engagement for each row
  when (new.program_id is not null) execute function keep_pulse_month();

-- The last level of each goal that counts, as its owner and as a partner sees it.
create table goal_level (
  goal_id uuid not null references goal on delete cascade,
  is_own boolean not null,
  program_id uuid not null references program on delete cascade,
  owner_id uuid not null references person on delete cascade,
  group_id integer not null references answer_group on delete cascade,
  level integer not null,
  primary key (goal_id, is_own)
);
create index on goal_level (program_id, is_own, owner_id) include (group_id, level);
create index on goal_level (owner_id);
create index on goal_level (group_id);

create function refresh_goal_level(of_goal uuid) returns void
language plpgsql security definer set search_path = public
as $$
begin
  perform from goal_level where goal_id = of_goal for update;
  delete from goal_level where goal_id = of_goal and not exists (
    select from goal join check_in on check_in.goal_id = goal.id
    where goal.id = of_goal and goal.state = 'active' and check_in.level is not null
      and check_in.scale_version = goal.scale_version
      and (check_in.person_id = goal.owner_id) = goal_level.is_own);
  insert into goal_level (goal_id, is_own, program_id, owner_id, group_id, level)
  select distinct on (check_in.person_id = goal.owner_id) goal.id, check_in.person_id = goal.owner_id,
    engagement.program_id, goal.owner_id,
    answer_group_of(engagement.program_id, goal.owner_id, engagement.starts_on), check_in.level
  from goal
  join engagement on engagement.id = goal.engagement_id and engagement.program_id is not null
  join check_in on check_in.goal_id = goal.id and check_in.level is not null
    and check_in.scale_version = goal.scale_version
  where goal.id = of_goal and goal.state = 'active' and goal.scale is not null
  order by check_in.person_id = goal.owner_id, check_in.created_at desc, check_in.id desc
  on conflict (goal_id, is_own) do update set
    level = excluded.level, program_id = excluded.program_id;
end $$;
create function keep_goal_level() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  if tg_table_name = 'engagement' then
    perform refresh_goal_level(id) from goal where engagement_id = new.id;
  elsif tg_table_name = 'goal' then
    perform refresh_goal_level(new.id);
  elsif tg_op = 'DELETE' then
    perform refresh_goal_level(old.goal_id);
  else
    perform refresh_goal_level(new.goal_id);
  end if;
  return null;
end $$;
create trigger keep_level after insert or delete on check_in for each row
  execute function keep_goal_level();
create trigger keep_level after update of state, scale_version, owner_id on goal for each row
  execute function keep_goal_level();
create trigger keep_levels after update of program_id on engagement for each row
  when (new.program_id is not null) execute function keep_goal_level();

-- What managers did about an engagement that needed a look: told to its members as well, without words.

create table care_step (
  id uuid primary key,
  organization_id uuid not null,
  engagement_id uuid not null references engagement on delete cascade,
  kind text not null check (kind in ('checked_in', 'rematch_offered', 'pause_offered', 'snoozed')),
  person_id uuid references person on delete set null,
  -- Of 'snoozed': nobody is asked to look before this day.
  until_on date check ((until_on is not null) = (kind = 'snoozed')),
  created_at timestamptz not null
);
create index on care_step (engagement_id, created_at);

grant select on engagement_fact to ithaca_member;
grant select, insert on care_step to ithaca_member;
do $$
declare
  name text;
begin
  foreach name in array array['answer_group', 'pulse_month', 'pulse_sum', 'goal_level'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
  foreach name in array array['engagement_fact', 'care_step'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy members_and_managers on %I for select to ithaca_member
      using (organization_id = (select current_organization())
        and ((select is_manager()) or is_engagement_member(engagement_id)))', name);
  end loop;
end $$;
create policy managers_write on care_step for insert to ithaca_member
  with check (organization_id = (select current_organization()) and (select is_manager()));

-- What happened before this: once, for all.
insert into engagement_fact select * from engagement_course;
select refresh_pulse_month(program_id, person_id, month) from (
  select distinct engagement.program_id, pulse.person_id,
    date_trunc('month', pulse.created_at at time zone 'UTC')::date as month
  from pulse join engagement on engagement.id = pulse.engagement_id
  where engagement.program_id is not null) as given;
select refresh_goal_level(id) from goal;
