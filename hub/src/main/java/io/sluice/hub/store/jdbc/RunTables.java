package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStatus;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.StoreException;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Stores runs and their journals. */
record RunTables(TableAccess access) implements RunStore {
  private static final String RUN =
      "select run.hash, run.flow, run.version, run.event, run.trigger_outputs, run.status,"
          + " run.started_at, run.ended_at, run.error, run.resubmit_of from run";

  private static final String ENTRY =
      "select run.hash, journal.number, journal.written_at, journal.entry"
          + " from journal join run on run.id = journal.run_id";

  /** Uses only the partial index of open runs, so its cost is independent of the table's size. */
  static final String OPEN_IDS =
      "select id, hash from run where ended_at is null and id > ? order by id limit ?";

  private static final String OPEN_LIST = "open run";

  private static final PagedTable<FlowRun> RUNS =
      new PagedTable<>("run", RUN, RunTables::run, null, List.of("flow"), "status");

  @Override
  public Future<Boolean> start(FlowRun run) {
    return access.write(session -> insert(session, run).isPresent());
  }

  @Override
  public Future<Void> append(JournalEntry entry, FlowRun run) {
    return access.write(
        session -> {
          append(session, entry, run);
          return null;
        });
  }

  @Override
  public Future<List<JournaledRun>> open() {
    return access.read(
        session -> {
          Map<String, List<JournalEntry>> journals = new LinkedHashMap<>();
          List<FlowRun> runs =
              session.list(RUN + " where run.ended_at is null order by run.id", RunTables::run);
          runs.forEach(run -> journals.put(run.id(), new ArrayList<>()));
          List<JournalEntry> entries =
              session.list(
                  ENTRY + " where run.ended_at is null order by journal.run_id, journal.number",
                  RunTables::entry);
          for (JournalEntry entry : entries) {
            journals.computeIfAbsent(entry.runId(), id -> new ArrayList<>()).add(entry);
          }
          return runs.stream()
              .map(run -> new JournaledRun(run, journals.getOrDefault(run.id(), List.of())))
              .toList();
        });
  }

  @Override
  public Future<Page<String>> openIds(int limit, @Nullable String cursor) {
    return access.read(
        session -> {
          if (limit < 1 || limit > PagedTable.MAX_ROWS) {
            throw new StoreException(
                "limit must be 1 to " + PagedTable.MAX_ROWS + ", but is " + limit);
          }
          long after = cursor == null ? 0 : PageCursor.key(OPEN_LIST, cursor);
          List<String> ids = new ArrayList<>();
          List<Long> keys =
              session.list(
                  OPEN_IDS,
                  row -> {
                    ids.add(row.getString(2));
                    return row.getLong(1);
                  },
                  after,
                  limit);
          boolean more = keys.size() == limit;
          return new Page<>(ids, more ? PageCursor.of(OPEN_LIST, keys.get(limit - 1)) : null);
        });
  }

  @Override
  public Future<Page<FlowRun>> list(Query query) {
    return access.read(session -> RUNS.page(session, query));
  }

  @Override
  public Future<Optional<JournaledRun>> run(String id) {
    return access.read(
        session -> {
          Optional<FlowRun> run = session.first(RUN + " where run.hash = ?", RunTables::run, id);
          if (run.isEmpty()) {
            return Optional.empty();
          }
          List<JournalEntry> journal =
              session.list(
                  ENTRY + " where run.hash = ? order by journal.number", RunTables::entry, id);
          return Optional.of(new JournaledRun(run.get(), journal));
        });
  }

  /** Inserts a run and returns its key; empty if it exists. */
  static OptionalLong insert(Session session, FlowRun run) throws SQLException {
    return session.number(
        "insert into run (hash, flow, version, event, resubmit_of, status, started_at,"
            + " ended_at, error, trigger_outputs) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (hash) do nothing returning id",
        run.id(),
        run.flow().name(),
        run.flow().version(),
        run.cause().eventId(),
        run.cause().resubmitOf(),
        run.status().text(),
        Ticks.of(run.startedAt()),
        Ticks.ofNullable(run.progress().endedAt()),
        run.progress().error(),
        run.cause().triggerOutputs());
  }

  /** Appends an entry to the journal of a run; false if its number exists. */
  static boolean insert(Session session, JournalEntry entry, long run) throws SQLException {
    int rows =
        session.update(
            "insert into journal (run_id, number, written_at, entry) values (?, ?, ?, ?)"
                + " on conflict (run_id, number) do nothing",
            run,
            entry.number(),
            Ticks.of(entry.at()),
            entry.text());
    return rows == 1;
  }

  private static void append(Session session, JournalEntry entry, FlowRun run) throws SQLException {
    if (!entry.runId().equals(run.id())) {
      throw new StoreException("An entry of run " + entry.runId() + " came with run " + run.id());
    }
    OptionalLong key =
        session.number(
            "insert into journal (run_id, number, written_at, entry)"
                + " select id, ?, ?, ? from run where hash = ? and ended_at is null"
                + " on conflict (run_id, number) do nothing returning run_id",
            entry.number(),
            Ticks.of(entry.at()),
            entry.text(),
            run.id());
    if (key.isEmpty()) {
      throw refusal(session, entry);
    }
    // Unchanged runs are not rewritten, because their rows contain the trigger's outputs.
    session.update(
        "update run set status = ?, ended_at = ?, error = ? where id = ? and"
            + " (status <> ? or cast(? as bigint) is not null or error is distinct from ?)",
        run.status().text(),
        Ticks.ofNullable(run.progress().endedAt()),
        run.progress().error(),
        key.getAsLong(),
        run.status().text(),
        Ticks.ofNullable(run.progress().endedAt()),
        run.progress().error());
  }

  private static StoreException refusal(Session session, JournalEntry entry) throws SQLException {
    boolean open =
        session
            .number("select id from run where hash = ? and ended_at is null", entry.runId())
            .isPresent();
    return new StoreException(
        open
            ? "Run " + entry.runId() + " has an entry number " + entry.number() + " already"
            : "Run "
                + entry.runId()
                + " is not there, or has ended: its journal takes no more entries");
  }

  private static FlowRun run(ResultSet row) throws SQLException {
    return new FlowRun(
        row.getString(1),
        new PinnedFlow(row.getString(2), row.getString(3)),
        new RunCause(row.getString(4), row.getString(5), row.getString(10)),
        Ticks.read(row, 7),
        new RunProgress(
            RunStatus.of(row.getString(6)), Ticks.readNullable(row, 8), row.getString(9)));
  }

  private static JournalEntry entry(ResultSet row) throws SQLException {
    return new JournalEntry(row.getString(1), row.getInt(2), Ticks.read(row, 3), row.getString(4));
  }
}
