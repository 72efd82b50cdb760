package io.sluice.hub.flow;

import io.sluice.wdl.definition.FlowDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow file in the catalogue.
 *
 * @param definition the version in force; null when the file has never had a valid one
 * @param parameters the trigger's parameters, evaluated
 * @param place file, line and path of the trigger of that version
 * @param problems what is wrong with the present content of the file
 */
record FlowEntry(
    String file,
    String name,
    @Nullable FlowDefinition definition,
    Map<String, @Nullable Object> parameters,
    String place,
    List<String> problems) {
  /** The same version in force, for a file that has become invalid. */
  FlowEntry with(List<String> found) {
    return new FlowEntry(file, name, definition, parameters, place, found);
  }

  /** An entry without a version in force. */
  FlowEntry withoutDefinition() {
    return new FlowEntry(file, name, null, Map.of(), place, problems);
  }
}
