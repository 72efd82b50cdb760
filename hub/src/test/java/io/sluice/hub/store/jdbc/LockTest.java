package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockTest {
  @TempDir private Path directory;
  private final StoreFixture fixture = new StoreFixture();

  @Test
  void a_second_opener_in_this_process_is_refused_and_the_first_continues() {
    JdbcStore store = fixture.open(StoreConfig.in(directory), StoreThreads.inline());

    assertThatThrownBy(
            () -> fixture.open(StoreConfig.in(directory.resolve(".")), StoreThreads.inline()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("in use by this very process");

    await(store.check());
    await(store.close());
  }

  @Test
  void another_process_is_refused_with_the_holder_of_the_folder() throws Exception {
    JdbcStore store = fixture.open(StoreConfig.in(directory), StoreThreads.inline());

    Process other = Children.start(OpenOnce.class, directory.toString());
    String said = Children.output(other);

    assertThat(said)
        .contains("in use by process " + ProcessHandle.current().pid())
        .contains("stop it first");
    await(store.close());
    assertThat(Children.output(Children.start(OpenOnce.class, directory.toString())))
        .contains("opened");
  }

  @Test
  void a_lock_file_that_a_dead_process_left_means_nothing() throws Exception {
    Files.writeString(directory.resolve(DirectoryLock.FILE), "4711\n");

    JdbcStore store = fixture.open(StoreConfig.in(directory), StoreThreads.inline());

    await(store.check());
    await(store.close());
  }

  @Test
  void a_folder_whose_opening_failed_can_be_opened_later() throws Exception {
    Path file = directory.resolve("sluice.db");
    Files.writeString(file, "this is a text, not a database; ".repeat(100));
    assertThatThrownBy(() -> fixture.open(StoreConfig.in(directory), StoreThreads.inline()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("sluice.db");

    Files.delete(file);
    await(fixture.open(StoreConfig.in(directory), StoreThreads.inline()).close());
  }

  /** Opens a store and says how that went. */
  static final class OpenOnce {
    private OpenOnce() {}

    public static void main(String[] args) {
      try {
        StoreConfig config = StoreConfig.in(Path.of(args[0]));
        await(new StoreFixture().open(config, StoreThreads.inline()).close());
        System.out.println("opened");
      } catch (StoreException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
