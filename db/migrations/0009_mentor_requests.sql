-- Self-service: in a program that allows it a mentee asks a mentor, who accepts or declines. And what
-- no command may ever break, whoever acts and however many at once: nobody has more partners than places.

alter table program
  add column allows_requests boolean not null default false,
  -- How many mentors a mentee may be asking at the same time, and how long each has to answer.
  add column open_requests integer not null default 2 check (open_requests between 1 and 10),
  add column request_days integer not null default 14 check (request_days between 2 and 60);

create table mentor_request (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid not null references program on delete cascade,
  mentee_enrolment_id uuid not null references enrolment on delete cascade,
  mentor_enrolment_id uuid not null references enrolment on delete cascade,
  mentee_id uuid not null references person on delete cascade,
  mentor_id uuid not null references person on delete cascade,
  message text not null check (message <> ''),
  -- What spoke for the two when it was asked.
  fit integer not null check (fit between 0 and 10000),
  breakdown jsonb not null,
  -- 'overtaken': one of the two had no free place any more.
  state text not null check (state in
    ('open', 'accepted', 'declined', 'withdrawn', 'lapsed', 'overtaken')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  engagement_id uuid references engagement on delete set null
);
create unique index one_open_request on mentor_request (mentee_enrolment_id, mentor_enrolment_id)
  where state = 'open';
create index on mentor_request (program_id);
create index on mentor_request (mentor_id);
create index on mentor_request (mentee_id);
create index open_requests on mentor_request (expires_at) where state = 'open';

alter table mentor_request enable row level security;
create policy these_two_only on mentor_request to ithaca_member
  using (organization_id = (select current_organization())
    and (select current_person()) in (mentee_id, mentor_id))
  with check (organization_id = (select current_organization())
    and (select current_person()) in (mentee_id, mentor_id));
grant select, insert, update, delete on mentor_request to ithaca_member;

-- Managers learn how many requests there are in which state, not whose and not the words.
create function count_mentor_requests(program uuid) returns table (state text, count integer)
language sql stable security definer set search_path = public
begin atomic
  select request.state, count(*)::integer from public.mentor_request request
  where request.program_id = count_mentor_requests.program
    and request.organization_id = public.current_organization() and public.is_manager()
  group by request.state;
end;

-- A match that a mentor declined is not proposed by a run either. The manager who starts the run is
-- not told who declined: only the frozen input of the run holds it.
create function declined_requests(program uuid) returns table (mentee_id uuid, mentor_id uuid)
language sql stable security definer set search_path = public
begin atomic
  select distinct request.mentee_id, request.mentor_id from public.mentor_request request
  join public.program on program.id = request.program_id
  where request.program_id = declined_requests.program and request.state = 'declined'
    and (public.current_organization() is null
      or program.organization_id = public.current_organization());
end;

-- The commands look first and say in words what is in the way; this stands behind them all. Locking the
-- enrolment makes a second engagement wait for the first, and then count it.
create function keep_to_capacity() returns trigger language plpgsql security definer
set search_path = public as $$
declare
  places integer;
begin
  select capacity into places from enrolment where id = new.enrolment_id for no key update;
  if (
    select count(*) from engagement_member member
    join engagement on engagement.id = member.engagement_id
    where member.enrolment_id = new.enrolment_id and member.left_at is null
      and engagement.phase not in ('closed', 'ended_early')
  ) >= places then
    raise exception 'enrolment % has no free place', new.enrolment_id
      using errcode = 'check_violation', constraint = 'no_more_partners_than_places';
  end if;
  if exists (
    select from engagement mine
    join engagement_member partner on partner.engagement_id = mine.id
    join engagement_member there on there.person_id = partner.person_id
    join engagement other on other.id = there.engagement_id
    join engagement_member here on here.engagement_id = other.id
    where mine.id = new.engagement_id and mine.kind <> 'circle' and other.id <> mine.id
      and other.program_id = mine.program_id and here.person_id = new.person_id
      and there.left_at is null and here.left_at is null
      and other.phase not in ('closed', 'ended_early')
  ) then
    raise exception 'these two are together already'
      using errcode = 'check_violation', constraint = 'one_engagement_of_two';
  end if;
  return new;
end $$;
create trigger keep_to_capacity before insert on engagement_member
  for each row when (new.enrolment_id is not null) execute function keep_to_capacity();
