-- What the conditions of a decision saw, as a JSON array; and how often an event came again after it was decided.

alter table decision add column terms text;
alter table event add column repeats bigint not null default 0;
alter table event add column repeated_at bigint;
