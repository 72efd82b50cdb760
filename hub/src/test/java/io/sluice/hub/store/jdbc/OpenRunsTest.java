package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.StoreConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenRunsTest {
  @Test
  void looking_for_open_runs_reads_the_index_of_open_runs_and_no_ended_ones() {
    JdbcStore store = new StoreFixture().open(StoreConfig.inMemory(), StoreThreads.inline());
    List<String> plan =
        await(
            store
                .access()
                .read(
                    session ->
                        session.list(
                            "explain query plan " + RunTables.OPEN_IDS,
                            row -> row.getString(4),
                            0L,
                            10)));
    await(store.close());
    assertThat(plan).singleElement().asString().contains("INDEX run_open");
  }
}
