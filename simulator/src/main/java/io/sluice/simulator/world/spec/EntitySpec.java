package io.sluice.simulator.world.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of a data source.
 *
 * @param rows number of rows after the first refresh; later refreshes add a few
 * @param attributes column names with their {@code Edm} type, as {@code Name:String}
 */
public record EntitySpec(
    String name,
    String primaryKey,
    @Nullable String timestamp,
    long rows,
    List<String> attributes) {

  /** Copies the list. */
  public EntitySpec {
    attributes = List.copyOf(attributes);
  }
}
