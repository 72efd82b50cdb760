package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.FlowActivation;
import io.sluice.hub.store.FlowStore;
import io.sluice.hub.store.FlowVersion;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Flow versions and states in their tables. */
record FlowTables(TableAccess access) implements FlowStore {
  /** The row of a backup that says when it was made. */
  static final String BACKUP_OF = "backup_of";

  @Override
  public Future<Void> keep(FlowVersion version) {
    return access.write(
        session -> {
          session.update(
              "insert into flow_version (hash, flow, definition, first_seen_at)"
                  + " values (?, ?, ?, ?) on conflict (hash) do nothing",
              version.hash(),
              version.flow(),
              version.definition(),
              Ticks.of(version.firstSeenAt()));
          return null;
        });
  }

  @Override
  public Future<Optional<FlowVersion>> version(String hash) {
    return access.read(
        session ->
            session.first(
                "select hash, flow, definition, first_seen_at from flow_version where hash = ?",
                row ->
                    new FlowVersion(
                        row.getString(1), row.getString(2), row.getString(3), Ticks.read(row, 4)),
                hash));
  }

  @Override
  public Future<Optional<Instant>> backupOf() {
    return access.read(FlowTables::backupOf);
  }

  /** As {@link FlowStore#backupOf}. */
  static Optional<Instant> backupOf(Session session) throws SQLException {
    return session
        .first("select value from meta where name = ?", row -> row.getString(1), BACKUP_OF)
        .map(Instant::parse);
  }

  @Override
  public Future<Void> settled() {
    return access.write(
        session -> {
          session.update("delete from meta where name = ?", BACKUP_OF);
          return null;
        });
  }

  @Override
  public Future<List<FlowActivation>> states() {
    return access.read(
        session ->
            session.list(
                "select flow, enabled, reason, changed_at from flow_state order by flow",
                row ->
                    new FlowActivation(
                        row.getString(1),
                        row.getInt(2) != 0,
                        row.getString(3),
                        Ticks.read(row, 4))));
  }

  @Override
  public Future<Void> set(FlowActivation state) {
    return access.write(
        session -> {
          session.update(
              "insert into flow_state (flow, enabled, reason, changed_at) values (?, ?, ?, ?)"
                  + " on conflict (flow) do update set enabled = excluded.enabled,"
                  + " reason = excluded.reason, changed_at = excluded.changed_at",
              state.flow(),
              state.enabled() ? 1 : 0,
              state.reason(),
              Ticks.of(state.changedAt()));
          return null;
        });
  }
}
