-- A schema after the first, for tests of upgrades.
alter table event add column note text;
update event set note = 'added by an upgrade';
