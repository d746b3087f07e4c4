-- Whoever is in an engagement is shown its words, and its members' answers and goals. So only those who run programs, and
-- the server, let anybody in, and nobody there becomes somebody else or stands for another enrolment.

create policy let_in_by_managers on engagement_member as restrictive for insert to ithaca_member
  with check ((select is_manager()));
revoke update, delete on engagement_member from ithaca_member;
grant update (left_at, opened_at) on engagement_member to ithaca_member;
