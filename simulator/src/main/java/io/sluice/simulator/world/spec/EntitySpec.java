package io.sluice.simulator.world.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of a data source.
 *
 * @param rows how many rows it has after the first refresh; each further one adds a little
 * @param attributes column names with their {@code Edm} type, as {@code Name:String}
 */
public record EntitySpec(
    String name,
    String primaryKey,
    @Nullable String timestamp,
    long rows,
    List<String> attributes) {

  /** Keeps an own copy of the list. */
  public EntitySpec {
    attributes = List.copyOf(attributes);
  }
}
