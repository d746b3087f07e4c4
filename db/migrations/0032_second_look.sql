-- Where a program asks for it, what one manager approves waits until another one has looked at it, who
-- accepts it or sends it back with a note.

alter table program add column asks_second_look boolean not null default false;

alter table matching_proposal
  drop constraint matching_proposal_state_check,
  add constraint matching_proposal_state_check
    check (state in ('proposed', 'waiting', 'approved', 'declined'));

create table second_look (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  run_id uuid not null references matching_run on delete cascade,
  -- From when to when the engagements are to be.
  starts_on date not null,
  ends_on date not null,
  state text not null check (state in ('open', 'accepted', 'returned', 'withdrawn')),
  asked_by uuid references person on delete set null,
  asked_at timestamptz not null,
  answered_by uuid references person on delete set null,
  answered_at timestamptz,
  note text not null default '',
  check (ends_on > starts_on),
  constraint nobody_accepts_their_own
    check (state not in ('accepted', 'returned') or answered_by <> asked_by)
);
create index on second_look (run_id);
create index on second_look (program_id, asked_at desc);
create table second_look_pair (
  second_look_id uuid not null references second_look on delete cascade,
  proposal_id uuid not null references matching_proposal on delete cascade,
  organization_id uuid not null,
  primary key (second_look_id, proposal_id)
);
create index on second_look_pair (proposal_id);

do $$
declare
  name text;
begin
  foreach name in array array['second_look', 'second_look_pair'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy managers_only on %I to ithaca_member
      using (organization_id = (select current_organization()) and (select is_manager()))
      with check (organization_id = (select current_organization()) and (select is_manager()))', name);
    execute format('grant select, insert, update, delete on %I to ithaca_member', name);
  end loop;
end $$;

-- The commands say in words what is in the way; this stands behind them all.
create function keep_to_second_look() returns trigger language plpgsql security definer
set search_path = public as $$
begin
  if (select program.asks_second_look from matching_run run
      join program on program.id = run.program_id where run.id = new.run_id)
    and (old.state <> 'waiting' or not exists (
      select from second_look_pair pair
      join second_look look on look.id = pair.second_look_id
      where pair.proposal_id = new.id and look.state = 'accepted'
    ))
  then
    raise exception 'nobody has looked at proposal % a second time', new.id
      using errcode = 'check_violation', constraint = 'second_look_first';
  end if;
  return new;
end $$;
create trigger keep_to_second_look before update of state on matching_proposal
  for each row when (new.state = 'approved' and old.state <> 'approved')
  execute function keep_to_second_look();
