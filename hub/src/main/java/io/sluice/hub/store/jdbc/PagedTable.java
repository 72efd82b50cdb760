package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lists a table newest first, at a cost that does not grow with the table. One filter drives the
 * query: its index holds the keys in order. Other filters are applied to at most {@link #SCAN} of
 * those keys; a page whose scan ended there may be short, and its cursor continues from there.
 *
 * @param table also names the list in cursors
 * @param select columns and joins for one row, up to and without {@code where}
 * @param kind the column that the kind is compared with; null where the list has none
 * @param subjects columns that the subject is compared with: a row with it in any of them counts
 * @param status the column that the status is compared with; null where the list has none
 */
record PagedTable<T>(
    String table,
    String select,
    RowMapper<T> row,
    @Nullable String kind,
    List<String> subjects,
    @Nullable String status) {

  /** Maximum number of keys of the driving index that one page scans. */
  static final int SCAN = 100_000;

  /** Maximum number of rows of a page. */
  static final int MAX_ROWS = 1_000;

  private static final RowMapper<Long> KEY = row -> row.getLong(1);

  /** One page. */
  Page<T> page(Session session, Query query) throws SQLException {
    return page(session, query, SCAN);
  }

  /** One page that scans at most this many keys. */
  Page<T> page(Session session, Query query, int scan) throws SQLException {
    if (query.limit() < 1 || query.limit() > MAX_ROWS) {
      throw new StoreException("limit must be 1 to " + MAX_ROWS + ", but is " + query.limit());
    }
    long below = PageCursor.key(table, query.cursor());
    NavigableSet<Long> keys = new TreeSet<>();
    long floor = 0;
    for (List<Condition> conditions : arms(query)) {
      Arm arm = new Scan(table, conditions, below, query.limit() + 1, scan).run(session);
      keys.addAll(arm.keys());
      floor = Math.max(floor, arm.floor());
    }
    // Below the highest floor, the keys of one of the arms are not known yet.
    List<Long> known = new ArrayList<>(keys.tailSet(floor, true).descendingSet());
    List<Long> shown = known.subList(0, Math.min(known.size(), query.limit()));
    List<T> items = new ArrayList<>();
    for (long key : shown) {
      items.addAll(session.list(select + " where " + table + ".id = ?", row, key));
    }
    return new Page<>(List.copyOf(items), next(known, shown, floor));
  }

  private @Nullable String next(List<Long> known, List<Long> shown, long floor) {
    if (known.size() > shown.size()) {
      return PageCursor.of(table, shown.get(shown.size() - 1));
    }
    return floor > 0 ? PageCursor.of(table, floor) : null;
  }

  /** For each column that can hold the subject, the conditions with the driving one first. */
  private List<List<Condition>> arms(Query query) {
    List<Condition> common = new ArrayList<>();
    add(common, status, query.filter().status(), "status");
    add(common, kind, query.filter().kind(), "kind");
    String subject = query.filter().subject();
    if (subject == null) {
      return List.of(common);
    }
    List<List<Condition>> arms = new ArrayList<>();
    for (String column : subjects) {
      List<Condition> arm = new ArrayList<>();
      arm.add(new Condition(column, subject));
      arm.addAll(common);
      arms.add(arm);
    }
    return arms;
  }

  private void add(
      List<Condition> conditions, @Nullable String column, @Nullable String value, String name) {
    if (value == null) {
      return;
    }
    if (column == null) {
      throw new StoreException(
          "A list of " + table + "s has no " + name + " to filter by: leave it out");
    }
    conditions.add(new Condition(column, value));
  }

  private record Condition(String column, String value) {}

  /**
   * The keys found through one index.
   *
   * @param floor all matching keys from here up are in the list; 0 when there are no more
   */
  private record Arm(List<Long> keys, long floor) {}

  /**
   * Scans for keys that meet the conditions.
   *
   * @param wanted enough keys to fill the page and to see whether there is more
   */
  private record Scan(String table, List<Condition> conditions, long below, int wanted, int most) {

    Arm run(Session session) throws SQLException {
      if (conditions.size() < 2) {
        List<Long> keys = session.list(driven(), KEY, values(wanted).toArray());
        return new Arm(keys, keys.size() == wanted ? keys.get(wanted - 1) : 0);
      }
      List<Object> values = values(most);
      StringBuilder sql = new StringBuilder("select id from (").append(driven()).append(") seen");
      String glue = " where ";
      for (Condition condition : conditions.subList(1, conditions.size())) {
        sql.append(glue).append(condition.column()).append(" = ?");
        values.add(condition.value());
        glue = " and ";
      }
      values.add(wanted);
      List<Long> keys = session.list(sql + " order by id desc limit ?", KEY, values.toArray());
      return new Arm(keys, keys.size() == wanted ? keys.get(wanted - 1) : end(session));
    }

    /** The last key that was scanned; 0 when the scan reached the end of the index. */
    private long end(Session session) throws SQLException {
      String sql = "select case when count(*) = ? then min(id) else 0 end from (%s) seen";
      List<Object> values = values(most);
      values.add(0, most);
      return session.number(sql.formatted(driven()), values.toArray()).orElse(0);
    }

    /** Keys in order by the first condition's index, with the columns of the other conditions. */
    private String driven() {
      StringBuilder sql = new StringBuilder("select id");
      for (Condition other :
          conditions.subList(Math.min(1, conditions.size()), conditions.size())) {
        sql.append(", ").append(other.column());
      }
      sql.append(" from ").append(table).append(" where ");
      if (!conditions.isEmpty()) {
        sql.append(conditions.get(0).column()).append(" = ? and ");
      }
      return sql.append("id < ? order by id desc limit ?").toString();
    }

    private List<Object> values(int limit) {
      List<Object> values = new ArrayList<>();
      if (!conditions.isEmpty()) {
        values.add(conditions.get(0).value());
      }
      values.add(below);
      values.add(limit);
      return values;
    }
  }
}
