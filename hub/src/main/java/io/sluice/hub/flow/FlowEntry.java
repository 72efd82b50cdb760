package io.sluice.hub.flow;

import io.sluice.hub.flow.definition.FlowDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow file as it was last read.
 *
 * @param definition the version in force; null when the file never gave a good one
 * @param parameters the trigger's parameters, evaluated
 * @param problems what is wrong with the file as it is now
 */
record FlowEntry(
    String file,
    String name,
    @Nullable FlowDefinition definition,
    Map<String, @Nullable Object> parameters,
    List<String> problems) {}
