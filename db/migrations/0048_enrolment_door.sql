-- Whose people may enrol by the link without an invitation: everybody who has it, or only people with a proved
-- address at one of these domains. And how many places there are on each side.
alter table program
  add column enrolment_domains text[] not null default '{}',
  add column places integer check (places >= 1);
