package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.AggregateOperation;
import io.sluice.simulator.wire.MeasureKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measure.
 *
 * @param kind a column of the customer table, or a table of its own
 * @param entity the table it reads
 * @param field the column it aggregates
 * @param alias the name of its calculation, the key of its value
 * @param dimensions column names; none makes it a scalar
 * @param sql a hand-written query; null for one built in the editor
 * @param value the value over time; for a measure with dimensions, of its total
 * @param threshold where a crossing is made when nobody names another place; null for none
 * @param texts exact texts instead of the value, one for each calculation in turn and then again;
 *     null for none; for values that are no plain numbers
 * @param template whether it was made from a template
 * @param error what is wrong with its definition, shown only; null for nothing
 */
public record MeasureSpec(
    String name,
    String displayName,
    String description,
    MeasureKind kind,
    AggregateOperation operation,
    String entity,
    String field,
    String alias,
    List<String> dimensions,
    @Nullable String sql,
    ProcessSpec value,
    @Nullable BigDecimal threshold,
    List<@Nullable String> texts,
    boolean template,
    @Nullable String error,
    FailureSpec failures) {

  /** Keeps an own copy of the list. */
  public MeasureSpec {
    dimensions = List.copyOf(dimensions);
    texts = Collections.unmodifiableList(new ArrayList<>(texts));
  }
}
