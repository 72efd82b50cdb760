package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.NOON;
import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.store.Event;
import io.sluice.hub.store.Slot;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  @TempDir private Path directory;
  private final StoreFixture fixture = new StoreFixture();

  @Test
  void a_backup_holds_what_was_committed_and_opens_like_the_original() throws Exception {
    JdbcStore store = fixture.open(StoreConfig.in(directory.resolve("live")), StoreThreads.own());
    await(store.history().commit(sweep(event("before"))));
    Path file = Files.createDirectory(directory.resolve("restored")).resolve("sluice.db");

    await(store.backup(file));
    await(store.history().commit(sweep(event("after"))));
    await(store.close());
    assertThat(file.getParent().toFile().list()).containsExactly("sluice.db");

    JdbcStore restored =
        fixture.open(StoreConfig.in(directory.resolve("restored")), StoreThreads.inline());
    assertThat(await(restored.history().event("before"))).isPresent();
    assertThat(await(restored.history().event("after"))).isEmpty();
    assertThat(await(restored.damage())).isEmpty();
    await(restored.close());
  }

  @Test
  void a_store_in_memory_can_be_backed_up_too() {
    JdbcStore store = fixture.open(StoreConfig.inMemory(), StoreThreads.inline());
    await(store.history().commit(sweep(event("e1"))));

    await(store.backup(directory.resolve("sluice.db")));
    await(store.history().commit(sweep(event("e2"))));

    JdbcStore restored = fixture.open(StoreConfig.in(directory), StoreThreads.inline());
    assertThat(await(restored.history().event("e1"))).isPresent();
    await(restored.close());
    await(store.close());
  }

  @Test
  void a_backup_is_made_while_the_store_is_in_use_and_restored_into_another_folder() {
    StoreConfig live = StoreConfig.in(directory.resolve("live"));
    JdbcStore store = fixture.open(live, StoreThreads.own());
    await(store.history().commit(sweep(event("before"))));
    await(store.slots().reserve("ledger", new Slot(1, NOON, NOON.plusSeconds(30), null)));
    Path file = directory.resolve("monday.db");

    StoreBackups.save(live, file, NOON);
    await(store.history().commit(sweep(event("after"))));
    assertThat(await(store.flows().backupOf())).isEmpty();
    StoreConfig fresh = StoreConfig.in(directory.resolve("fresh"));
    StoreBackups.RestoredBackup restored =
        StoreBackups.restore(fresh, file, false, NOON.plusSeconds(9));

    assertThat(restored).isEqualTo(new StoreBackups.RestoredBackup(NOON, Optional.empty()));
    JdbcStore second = fixture.open(fresh, StoreThreads.inline());
    assertThat(await(second.history().event("before"))).isPresent();
    assertThat(await(second.history().event("after"))).isEmpty();
    assertThat(await(second.flows().backupOf())).contains(NOON);
    assertThat(await(second.slots().load("ledger"))).isEmpty();
    await(second.flows().settled());
    assertThat(await(second.flows().backupOf())).isEmpty();
    await(second.close());
    assertThat(await(store.slots().load("ledger"))).hasSize(1);
    await(store.close());
  }

  @Test
  void a_restore_replaces_a_database_only_on_request_and_keeps_it() {
    StoreConfig live = StoreConfig.in(directory.resolve("live"));
    await(fixture.open(live, StoreThreads.inline()).close());
    Path file = directory.resolve("monday.db");
    StoreBackups.save(live, file, NOON);
    JdbcStore store = fixture.open(live, StoreThreads.inline());
    assertThatThrownBy(() -> StoreBackups.restore(live, file, true, NOON))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("in use");
    await(store.history().commit(sweep(event("after"))));
    await(store.close());

    assertThatThrownBy(() -> StoreBackups.restore(live, file, false, NOON))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("--replace");
    Path before = StoreBackups.restore(live, file, true, NOON).before().orElseThrow();

    assertThat(before.getFileName()).hasToString("before-20261101T120000Z.db");
    JdbcStore restored = fixture.open(live, StoreThreads.inline());
    assertThat(await(restored.history().event("after"))).isEmpty();
    await(restored.close());
    StoreConfig old = StoreConfig.in(directory.resolve("old"));
    StoreBackups.restore(old, before, false, NOON);
    JdbcStore kept = fixture.open(old, StoreThreads.inline());
    assertThat(await(kept.history().event("after"))).isPresent();
    assertThat(await(kept.flows().backupOf())).isPresent();
    await(kept.close());
  }

  @Test
  void an_incomplete_backup_is_refused_and_changes_nothing() throws Exception {
    StoreConfig live = StoreConfig.in(directory.resolve("live"));
    JdbcStore store = fixture.open(live, StoreThreads.inline());
    for (int i = 0; i < 200; i++) {
      await(store.history().commit(sweep(event("e" + i))));
    }
    await(store.close());
    Path text = Files.writeString(directory.resolve("text"), "no database; ".repeat(100));
    Path empty = Files.createFile(directory.resolve("empty"));
    Path damaged = directory.resolve("damaged");
    StoreBackups.save(live, damaged, NOON);
    try (FileChannel file = FileChannel.open(damaged, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[4096]), file.size() / 4096 / 2 * 4096);
    }
    StoreConfig fresh = StoreConfig.in(directory.resolve("fresh"));

    for (Path wrong : List.of(text, empty, damaged, directory.resolve("missing"))) {
      assertThatThrownBy(() -> StoreBackups.restore(fresh, wrong, true, NOON))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(wrong.toString());
    }
    assertThat(directory.resolve("fresh")).doesNotExist();
    assertThatThrownBy(() -> StoreBackups.save(fresh, directory.resolve("x"), NOON))
        .hasMessageContaining("There is no database");
    assertThatThrownBy(() -> StoreBackups.save(live, directory.resolve("no/folder"), NOON))
        .isInstanceOf(StoreException.class);
    Path ruined = Files.createDirectories(directory.resolve("ruined"));
    Files.copy(damaged, ruined.resolve("sluice.db"));
    assertThatThrownBy(() -> StoreBackups.save(StoreConfig.in(ruined), ruined.resolve("x"), NOON))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("sluice doctor");
    assertThat(ruined.toFile().list()).containsExactly("sluice.db");
  }

  @Test
  void a_copy_that_fails_half_way_leaves_no_part() throws Exception {
    Path strange = Files.createDirectories(directory.resolve("strange"));
    try (Connection raw =
            DriverManager.getConnection("jdbc:sqlite:" + strange.resolve("sluice.db"));
        Statement statement = raw.createStatement()) {
      statement.execute("create table meta (name text primary key, value text not null)");
      statement.execute("insert into meta values ('schema_version', '1')");
    }

    assertThatThrownBy(() -> StoreBackups.save(StoreConfig.in(strange), strange.resolve("x"), NOON))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be copied");

    assertThat(strange.toFile().list()).containsExactly("sluice.db");
  }

  @Test
  void a_backup_overwrites_nothing() throws Exception {
    JdbcStore store =
        fixture.open(StoreConfig.in(directory.resolve("live")), StoreThreads.inline());
    Path file = Files.writeString(directory.resolve("precious"), "text");

    assertThatThrownBy(() -> await(store.backup(file)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("exists");

    assertThat(file).hasContent("text");
    await(store.check());
    await(store.close());
  }

  @Test
  void a_failed_backup_does_not_change_the_store() throws Exception {
    JdbcStore store =
        fixture.open(StoreConfig.in(directory.resolve("live")), StoreThreads.inline());

    assertThatThrownBy(() -> await(store.backup(directory.resolve("missing").resolve("copy"))))
        .isInstanceOf(StoreException.class);
    Path folder = Files.createDirectories(directory.resolve("full"));
    Files.createDirectories(folder.resolve("copy.part").resolve("in-the-way"));
    assertThatThrownBy(() -> await(store.backup(folder.resolve("copy"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("check its folder");
    assertThat(folder.resolve("copy")).doesNotExist();

    await(store.check());
    await(store.close());
  }

  @Test
  void pages_that_belong_to_nothing_are_damage_too() throws Exception {
    Path live = directory.resolve("live");
    await(fixture.open(StoreConfig.in(live), StoreThreads.inline()).close());
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + live.resolve("sluice.db"));
        Statement statement = raw.createStatement()) {
      statement.execute("pragma writable_schema = on");
      statement.execute("delete from sqlite_schema where name = 'event_kind'");
    }

    JdbcStore damaged = fixture.open(StoreConfig.in(live), StoreThreads.inline());
    assertThat(await(damaged.damage())).isNotEmpty();
    await(damaged.close());
  }

  @Test
  void damage_is_found_and_named() throws Exception {
    Path live = directory.resolve("live");
    JdbcStore store = fixture.open(StoreConfig.in(live), StoreThreads.inline());
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add(event("e" + i));
    }
    await(store.history().commit(sweep(events, List.of(), List.of())));
    assertThat(await(store.damage())).isEmpty();
    await(store.close());
    try (FileChannel file = FileChannel.open(live.resolve("sluice.db"), StandardOpenOption.WRITE)) {
      // The end of the file: the newest rows and their indexes.
      file.write(ByteBuffer.wrap(new byte[4096]), file.size() - 3 * 4096);
    }

    JdbcStore damaged = fixture.open(StoreConfig.in(live), StoreThreads.inline());
    assertThat(await(damaged.damage())).isNotEmpty();
    await(damaged.close());
  }
}
