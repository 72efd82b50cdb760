package io.sluice.simulator.world.spec;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One segment.
 *
 * @param name unique; also the name of the table with its members
 * @param rule the rule as text, {@code Entity.Attribute operator value}; becomes the segment's
 *     query
 * @param sql a hand-written query instead of the rule; null for none
 * @param active whether it is evaluated
 * @param fixed whether it is evaluated only once (a static segment)
 * @param size the number of members over time
 * @param threshold default threshold of crossings; null for none
 * @param dependsOn measures that must be calculated first
 * @param error error in its rules, which prevents evaluation; null for none
 */
public record SegmentSpec(
    String name,
    String friendlyName,
    String description,
    @Nullable String rule,
    @Nullable String sql,
    boolean active,
    boolean fixed,
    ProcessSpec size,
    @Nullable BigDecimal threshold,
    List<String> dependsOn,
    @Nullable String error,
    FailureSpec failures) {

  /** Copies the list. */
  public SegmentSpec {
    dependsOn = List.copyOf(dependsOn);
  }
}
