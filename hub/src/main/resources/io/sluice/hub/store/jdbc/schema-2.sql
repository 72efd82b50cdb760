-- Stretches in which something may have been missed.

create table gap (
  id ${key},
  connection_id bigint not null references connection (id),
  what text not null,
  missed_from bigint not null,
  missed_to bigint not null,
  reason text not null,
  recorded_at bigint not null,
  unique (connection_id, what, missed_from, reason)
);
create index gap_what on gap (what, id);
