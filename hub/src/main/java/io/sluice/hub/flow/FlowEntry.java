package io.sluice.hub.flow;

import io.sluice.wdl.definition.FlowDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow file as it was last read.
 *
 * @param definition the version in force; null when the file never gave a good one
 * @param parameters the trigger's parameters, evaluated
 * @param place file, line and path of that version's trigger
 * @param problems what is wrong with the file as it is now
 */
record FlowEntry(
    String file,
    String name,
    @Nullable FlowDefinition definition,
    Map<String, @Nullable Object> parameters,
    String place,
    List<String> problems) {
  /** The same version in force, beside a file that has become wrong. */
  FlowEntry with(List<String> wrong) {
    return new FlowEntry(file, name, definition, parameters, place, wrong);
  }
}
