package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RowFilter;
import io.sluice.hub.store.StoreConfig;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;

/** The laws of paging, against a list in memory. */
final class PagedTableTest {
  private static final PagedTable<String> EVENTS =
      new PagedTable<>(
          "event",
          "select hash from event",
          PagedTableTest::hash,
          "kind",
          List.of("subject", "subject_id"),
          null);

  private final JdbcStore store =
      new StoreFixture().open(StoreConfig.inMemory(), StoreThreads.inline());
  private int written;

  @AfterProperty
  void close_store() {
    await(store.close());
  }

  /**
   * For every page size and scan limit, the concatenated pages equal the filtered list at the time
   * of the first page; rows written meanwhile do not appear and shift nothing.
   */
  @Property(tries = 300)
  void pages_put_together_are_the_list(
      @ForAll("rows") List<Row> rows,
      @ForAll("filters") Filter filter,
      @ForAll @IntRange(min = 1, max = 7) int limit,
      @ForAll @IntRange(min = 1, max = 9) int scan) {
    await(store.access().write(session -> session.update("delete from event")));
    List<String> wanted = new ArrayList<>();
    for (Row row : rows) {
      String id = write(row);
      if (filter.matches(row)) {
        wanted.add(id);
      }
    }
    Collections.reverse(wanted);

    List<String> found = new ArrayList<>();
    String cursor = null;
    boolean more = true;
    while (more) {
      Query query = new Query(limit, cursor, new RowFilter(filter.kind(), filter.subject(), null));
      Page<String> page = await(store.access().read(session -> EVENTS.page(session, query, scan)));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      found.addAll(page.items());
      cursor = page.next();
      more = cursor != null;
      rows.stream().limit(2).forEach(this::write);
    }

    assertThat(found).isEqualTo(wanted);
  }

  @Property(tries = 200)
  void a_cursor_round_trips_its_key(
      @ForAll @net.jqwik.api.constraints.LongRange(min = 1) long key) {
    assertThat(PageCursor.key("run", PageCursor.of("run", key))).isEqualTo(key);
  }

  private String write(Row row) {
    String id = "e" + written++;
    await(store.history().commit(sweep(event(id, row.kind(), row.id(), row.subject()))));
    return id;
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<String> names = Arbitraries.of("A", "B");
    return Combinators.combine(Arbitraries.of("k1", "k2"), names, names)
        .as(Row::new)
        .list()
        .ofMaxSize(25);
  }

  @Provide
  Arbitrary<Filter> filters() {
    return Combinators.combine(
            Arbitraries.of("k1", "k2").injectNull(0.4), Arbitraries.of("A", "B").injectNull(0.4))
        .as(Filter::new);
  }

  record Row(String kind, String id, String subject) {}

  record Filter(@Nullable String kind, @Nullable String subject) {
    boolean matches(Row row) {
      return (kind == null || kind.equals(row.kind()))
          && (subject == null || Stream.of(row.id(), row.subject()).anyMatch(subject::equals));
    }
  }

  private static String hash(ResultSet row) throws SQLException {
    return row.getString(1);
  }
}
