package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on disk, with the store's own threads: as a hub uses it. */
final class FileStoreTest extends StoreContract {
  @TempDir private Path directory;
  private int stores;

  @Override
  protected Store open() {
    Path folder = directory.resolve("store" + stores++);
    return new StoreFixture().open(StoreConfig.in(folder), StoreThreads.own());
  }
}
