package io.sluice.simulator.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Real-time writes: added activities and profiles, changed profiles. A write expires at the time
 * given by the client (at most 30 days ahead), by default after 30 days for an added row and 4
 * hours for a change.
 */
public final class Writes {
  /** Maximum number of writes kept; further ones are refused. */
  static final int MAX_WRITES = 10_000;

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration CHANGE = Duration.ofHours(4);

  private final Map<String, List<Added>> added = new LinkedHashMap<>();
  private final Map<String, Map<String, PendingChange>> changed = new LinkedHashMap<>();
  private int kept;

  /** A row that was added. */
  record Added(Map<String, @Nullable Object> cells, Instant until) {}

  /** Changed cells of a row. */
  record PendingChange(Map<String, @Nullable Object> cells, Instant until) {}

  /**
   * Adds a row.
   *
   * @param fields the row as sent
   * @param validUntil expiry; empty for 30 days
   * @return the row's key
   * @throws ODataException with status 400 for an invalid row, 409 for an existing key
   */
  public String add(
      Table table, Map<String, @Nullable Object> fields, Optional<String> validUntil, Instant now) {
    checkTable(table);
    checkColumns(table, fields);
    Object key = fields.get(table.keyColumn());
    if (!(key instanceof String id) || id.isBlank()) {
      throw ODataException.bad(
          table.keyColumn(), "The row needs a value for '" + table.keyColumn() + "'.");
    }
    Table seen = over(table, now);
    if (seen.find(table.keyColumn(), id).isPresent()) {
      throw new ODataException(
          409, "Conflict", table.keyColumn(), "A row with the key '" + id + "' already exists.");
    }
    Instant until = until(validUntil, LONGEST, now);
    room();
    added.computeIfAbsent(name(table), any -> new ArrayList<>()).add(new Added(fields, until));
    return id;
  }

  /**
   * Changes cells of a row.
   *
   * @param validUntil expiry of the change; empty for 4 hours
   * @throws ODataException with status 400 for invalid cells, 404 for an unknown row
   */
  public void change(
      Table table,
      String id,
      Map<String, @Nullable Object> fields,
      Optional<String> validUntil,
      Instant now) {
    checkTable(table);
    checkColumns(table, fields);
    if (over(table, now).find(table.keyColumn(), id).isEmpty()) {
      throw new ODataException(
          404, "NotFound", table.keyColumn(), "There is no row with the key '" + id + "'.");
    }
    Instant until = until(validUntil, CHANGE, now);
    Map<String, PendingChange> mine =
        changed.computeIfAbsent(name(table), any -> new LinkedHashMap<>());
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    PendingChange before = mine.get(id);
    if (before == null) {
      room();
    } else {
      cells.putAll(before.cells());
    }
    cells.putAll(fields);
    mine.put(id, new PendingChange(cells, until));
  }

  /** The table with its unexpired writes applied. */
  public Table over(Table table, Instant now) {
    purge(now);
    List<Added> rows = added.getOrDefault(name(table), List.of());
    Map<String, PendingChange> cells = changed.getOrDefault(name(table), Map.of());
    return rows.isEmpty() && cells.isEmpty() ? table : new WrittenTable(table, rows, cells);
  }

  /** Removes all writes. */
  public void clear() {
    added.clear();
    changed.clear();
    kept = 0;
  }

  private void purge(Instant now) {
    if (kept == 0) {
      return;
    }
    added.values().forEach(rows -> rows.removeIf(row -> !now.isBefore(row.until())));
    changed.values().forEach(rows -> rows.values().removeIf(cells -> !now.isBefore(cells.until())));
    kept =
        added.values().stream().mapToInt(List::size).sum()
            + changed.values().stream().mapToInt(Map::size).sum();
  }

  private void room() {
    if (kept >= MAX_WRITES) {
      throw ODataException.bad(
          "", "The simulator keeps " + MAX_WRITES + " real-time writes, not more.");
    }
    kept++;
  }

  private static void checkTable(Table table) {
    if (table.kind() != Table.TableKind.CUSTOMER && table.kind() != Table.TableKind.ACTIVITY) {
      throw ODataException.bad(
          table.name(), "Only Customer and UnifiedActivity take writes, not " + table.name() + ".");
    }
  }

  private static void checkColumns(Table table, Map<String, @Nullable Object> fields) {
    if (fields.isEmpty()) {
      throw ODataException.bad("", "The body must be a JSON object with at least one property.");
    }
    for (String field : fields.keySet()) {
      if (!table.has(field)) {
        throw ODataException.bad(
            field, "Could not find a property named '" + field + "' on '" + table.name() + "'.");
      }
    }
  }

  private static Instant until(Optional<String> text, Duration usual, Instant now) {
    if (text.isEmpty()) {
      return now.plus(usual);
    }
    Instant until;
    try {
      until = java.time.OffsetDateTime.parse(text.get()).toInstant();
    } catch (java.time.DateTimeException malformed) {
      throw ODataException.bad(
          "validUntil", "validUntil must be a time like 2026-03-01T06:00:00Z, not " + text.get());
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw ODataException.bad(
          "validUntil", "validUntil must lie ahead, and at most 30 days: " + text.get());
    }
    return until;
  }

  private static String name(Table table) {
    return table.name().toLowerCase(Locale.ROOT);
  }
}
