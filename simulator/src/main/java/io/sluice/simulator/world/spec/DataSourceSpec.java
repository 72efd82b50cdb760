package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.DataSourceKind;
import java.util.List;

/**
 * One data source.
 *
 * @param name its name, without spaces; tables are called {@code name_table}
 * @param unified whether the unification waits for it
 * @param dataPreparation whether data preparation follows ingestion; nothing waits for it
 * @param incremental whether it is refreshed incrementally
 */
public record DataSourceSpec(
    String name,
    String friendlyName,
    DataSourceKind kind,
    List<EntitySpec> entities,
    boolean active,
    boolean unified,
    boolean dataPreparation,
    boolean incremental,
    FailureSpec failures) {

  /** Copies the list. */
  public DataSourceSpec {
    entities = List.copyOf(entities);
  }
}
