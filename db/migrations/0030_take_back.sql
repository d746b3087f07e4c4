-- An approval may be taken back while nobody has looked at what it made: when each member first opened
-- the workspace.
alter table engagement_member add column opened_at timestamptz;
