package io.sluice.wdl.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in answer of a language model: it calls each tool once, then says that it is done. */
final class AgentAnswers {
  private AgentAnswers() {}

  /**
   * An answer.
   *
   * @param tools the shapes of the agent parameters by tool, in the order of the calls
   */
  static Map<String, @Nullable Object> of(Map<String, InferredShape> tools, SampleValues sample) {
    List<Object> calls = new ArrayList<>();
    tools.forEach(
        (name, parameters) -> {
          Object given = parameters.isOpen() ? Map.of() : sample.of(parameters);
          calls.add(JsonObjects.object("name", name, "arguments", given));
        });
    return JsonObjects.object("lastAssistantMessage", "Done.", "toolCalls", calls);
  }
}
