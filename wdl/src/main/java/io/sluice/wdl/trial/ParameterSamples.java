package io.sluice.wdl.trial;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values for parameters that only a deployment sets: those of solutions are often exported as empty
 * texts. A value is replaced only if it is empty or a stand-in and the flow could not use it.
 */
final class ParameterSamples {
  private ParameterSamples() {}

  /**
   * The values of the parameters to be replaced, by name; usually none.
   *
   * @param inference what the flow reads of them
   */
  static Map<String, @Nullable Object> replaced(
      FlowDefinition definition, ShapeInference inference, SampleValues samples) {
    Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
    definition
        .parameters()
        .forEach(
            (name, value) -> {
              InferredShape shape = inference.parameter(name);
              boolean open =
                  !name.equals("$authentication") && isStandIn(name, value) && !shape.isOpen();
              if (open && !samples.survives(value, shape)) {
                Object sample = samples.fill(value, shape);
                boolean text = value instanceof String && !(sample instanceof String);
                replaced.put(name, text ? Json.write(sample) : sample);
              }
            });
    return replaced;
  }

  private static boolean isStandIn(String name, @Nullable Object value) {
    return value == null
        || value.equals("")
        || value.equals(name)
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof String text && text.startsWith("https://example.com/"));
  }

  /** The definition with other values of parameters. */
  static FlowDefinition with(FlowDefinition definition, Map<String, @Nullable Object> replaced) {
    if (replaced.isEmpty()) {
      return definition;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(definition.parameters());
    all.putAll(replaced);
    return new FlowDefinition(
        definition.version(),
        definition.trigger(),
        definition.actions(),
        all,
        definition.secured(),
        definition.connectionReferences(),
        definition.index());
  }
}
