package io.sluice.wdl.trial;

import io.sluice.wdl.action.OperationRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as the rows of {@link MockTable} see it.
 *
 * @param sent the parameters; keys with slashes become nested objects
 * @param sample makes sample values
 */
public record MockRequest(
    OperationRequest request, Map<String, @Nullable Object> sent, SampleValues sample) {
  /** The body of the call under its usual names; all parameters if it has no body. */
  Map<String, @Nullable Object> echo() {
    for (String member : new String[] {"body", "item", "emailMessage", "request"}) {
      if (sent.get(member) instanceof Map<?, ?> map) {
        return JsonObjects.members(map);
      }
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(sent);
    all.keySet().removeIf(key -> key.equals("method") || key.equals("path"));
    return all;
  }

  /** The body of the call, preceded by a generated id. */
  Map<String, @Nullable Object> echo(String id) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put(id, sample.of(InferredShape.named(id)));
    object.putAll(echo());
    return object;
  }

  /** An object with sample values under these names. */
  Map<String, @Nullable Object> object(String... names) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (String name : names) {
      object.put(name, sample.of(InferredShape.named(name)));
    }
    return object;
  }

  /** Two sample items in a member {@code value}, the usual form of lists. */
  Map<String, @Nullable Object> list(String... names) {
    InferredShape value = InferredShape.named("value");
    for (String name : names) {
      value.items().member(name);
    }
    return JsonObjects.object("value", sample.of(value));
  }
}
