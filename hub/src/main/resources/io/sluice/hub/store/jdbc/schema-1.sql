-- Integer keys everywhere, in the order of writing; what the hub calls an id is text in "hash", with the table's
-- one unique index. Times are ticks of 100 ns since 1970. ${key} is the dialect's generated 64-bit primary key.
-- Each filter of a list has one index that ends in the key, so that "newest first" needs no sorting; columns
-- after the key are there for filters that come on top.

create table meta (
  name text primary key,
  value text not null
);

create table connection (
  id ${key},
  name text not null unique
);

create table watermark (
  connection_id bigint not null references connection (id),
  name text not null,
  value text not null,
  primary key (connection_id, name)
);

create table watch (
  connection_id bigint not null references connection (id),
  name text not null,
  kind text not null,
  subject_id text not null,
  subject text not null,
  state text not null,
  value text,
  threshold text,
  evaluation text not null,
  evaluated_at bigint not null,
  primary key (connection_id, name)
);

create table event (
  id ${key},
  hash text not null unique,
  connection_id bigint not null references connection (id),
  kind text not null,
  watch text not null,
  subject_id text not null,
  subject text not null,
  occurred_at bigint not null,
  recorded_at bigint not null,
  data text not null
);
create index event_kind on event (kind, id);
create index event_subject on event (subject, id, kind);
create index event_subject_id on event (subject_id, id, kind);

create table decision (
  id ${key},
  event_id bigint not null references event (id),
  kind text not null,
  subject text not null,
  flow text not null,
  verdict text not null,
  reason text not null,
  decided_at bigint not null,
  run text,
  unique (event_id, flow)
);
create index decision_kind on decision (kind, id, verdict);
create index decision_subject on decision (subject, id, kind, verdict);
create index decision_flow on decision (flow, id, verdict, kind);
create index decision_verdict on decision (verdict, id, kind);

create table run (
  id ${key},
  hash text not null unique,
  flow text not null,
  version text not null,
  event text not null,
  resubmit_of text,
  status text not null,
  started_at bigint not null,
  ended_at bigint,
  error text,
  trigger_outputs text not null
);
create index run_flow on run (flow, id, status);
create index run_status on run (status, id);
create index run_open on run (id) where ended_at is null;

create table journal (
  id ${key},
  run_id bigint not null references run (id),
  number integer not null,
  written_at bigint not null,
  entry text not null,
  unique (run_id, number)
);

create table flow_version (
  hash text primary key,
  flow text not null,
  definition text not null,
  first_seen_at bigint not null
);

create table flow_state (
  flow text primary key,
  enabled integer not null,
  reason text not null,
  changed_at bigint not null
);

create table slot (
  id ${key},
  ledger text not null,
  permit bigint not null,
  reserved_at bigint not null,
  hard_end bigint not null,
  settled_at bigint,
  unique (ledger, permit)
);
