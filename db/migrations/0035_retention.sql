-- When people's data of a program is deleted (told a month before), and when it was.
alter table program add column forgets_on date;
alter table program add column forgotten_at timestamptz;
