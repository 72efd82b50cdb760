package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreContract;

/** The contract in memory, everything on the calling thread: as simulations use it. */
final class InMemoryStoreTest extends StoreContract {
  @Override
  protected Store open() {
    return new StoreFixture().open(StoreConfig.inMemory(), StoreThreads.inline());
  }
}
