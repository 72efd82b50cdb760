package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.store.Rows;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  @TempDir private Path directory;
  private final StoreFixture fixture = new StoreFixture();

  @Test
  void a_backup_holds_what_was_committed_and_opens_like_the_original() throws Exception {
    JdbcStore store = fixture.open(StoreConfig.in(directory.resolve("live")), Threads.own());
    await(store.sweeps().commit(sweep(event("before"))));
    Path file = Files.createDirectory(directory.resolve("restored")).resolve("sluice.db");

    await(store.backup(file));
    await(store.sweeps().commit(sweep(event("after"))));
    await(store.close());

    JdbcStore restored =
        fixture.open(StoreConfig.in(directory.resolve("restored")), Threads.inline());
    assertThat(await(restored.sweeps().event("before"))).isPresent();
    assertThat(await(restored.sweeps().event("after"))).isEmpty();
    assertThat(await(restored.damage())).isEmpty();
    await(restored.close());
  }

  @Test
  void a_store_in_memory_can_be_backed_up_too() {
    JdbcStore store = fixture.open(StoreConfig.inMemory(), Threads.inline());
    await(store.sweeps().commit(sweep(event("e1"))));

    await(store.backup(directory.resolve("sluice.db")));
    await(store.sweeps().commit(sweep(event("e2"))));

    JdbcStore restored = fixture.open(StoreConfig.in(directory), Threads.inline());
    assertThat(await(restored.sweeps().event("e1"))).isPresent();
    await(restored.close());
    await(store.close());
  }

  @Test
  void a_backup_overwrites_nothing() throws Exception {
    JdbcStore store = fixture.open(StoreConfig.in(directory.resolve("live")), Threads.inline());
    Path file = Files.writeString(directory.resolve("precious"), "text");

    assertThatThrownBy(() -> await(store.backup(file)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("exists");

    assertThat(file).hasContent("text");
    await(store.check());
    await(store.close());
  }

  @Test
  void a_backup_that_cannot_be_written_leaves_the_store_as_it_was() {
    JdbcStore store = fixture.open(StoreConfig.in(directory.resolve("live")), Threads.inline());

    assertThatThrownBy(() -> await(store.backup(directory.resolve("missing").resolve("copy"))))
        .isInstanceOf(StoreException.class);

    await(store.check());
    await(store.close());
  }

  @Test
  void damage_is_found_and_named() throws Exception {
    Path live = directory.resolve("live");
    JdbcStore store = fixture.open(StoreConfig.in(live), Threads.inline());
    List<Rows.Event> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add(event("e" + i));
    }
    await(store.sweeps().commit(sweep(events, List.of(), List.of())));
    assertThat(await(store.damage())).isEmpty();
    await(store.close());
    try (FileChannel file = FileChannel.open(live.resolve("sluice.db"), StandardOpenOption.WRITE)) {
      // The end of the file: the newest rows and their indexes.
      file.write(ByteBuffer.wrap(new byte[4096]), file.size() - 3 * 4096);
    }

    JdbcStore damaged = fixture.open(StoreConfig.in(live), Threads.inline());
    assertThat(await(damaged.damage())).isNotEmpty();
    await(damaged.close());
  }
}
