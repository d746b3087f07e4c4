-- Who waits longest gets the next free place: since when they wait, and when they moved up. A new wait is a new place
-- in the queue; changing the enrolment form is not.
alter table enrolment add column waitlisted_at timestamptz, add column moved_up_at timestamptz;
grant select (waitlisted_at, moved_up_at) on enrolment to ithaca_member;
create index on enrolment (program_id, side, waitlisted_at) where state = 'waitlisted';
update enrolment set waitlisted_at = updated_at where state = 'waitlisted';

create function keep_wait() returns trigger language plpgsql as $$
begin
  if new.state <> 'waitlisted' then
    new.waitlisted_at := null;
  elsif tg_op = 'INSERT' or old.state <> 'waitlisted' then
    new.waitlisted_at := new.updated_at;
  end if;
  if new.state in ('applied', 'waitlisted', 'withdrawn') then
    new.moved_up_at := null;
  end if;
  return new;
end $$;
create trigger keep_wait before insert or update of state on enrolment
  for each row execute function keep_wait();
