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
 * @param dimensions column names; empty for a scalar measure
 * @param sql a hand-written query; null for one built in the editor
 * @param value the value over time; for a measure with dimensions, of its total
 * @param threshold default threshold of crossings; null for none
 * @param texts texts reported instead of the value, one per calculation in rotation, for values
 *     that are not plain numbers; null for none
 * @param template whether it was made from a template
 * @param error reported error of its definition, without effect; null for none
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

  /** Copies the list. */
  public MeasureSpec {
    dimensions = List.copyOf(dimensions);
    texts = Collections.unmodifiableList(new ArrayList<>(texts));
  }
}
