package io.sluice.wdl.action;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inputs without credentials: the platform shows {@code *sanitized*} in place of each secret. */
final class SanitizedInputs {
  private static final String SANITIZED = "*sanitized*";
  private static final String MEMBER = "authentication";

  /** Members of an authentication object that hold no secret. */
  private static final Set<String> PLAIN =
      Set.of("type", "username", "tenant", "audience", "authority", "clientId", "identity");

  private SanitizedInputs() {}

  /** The inputs with a sanitized {@code authentication}, if they have one. */
  static @Nullable Object of(@Nullable Object inputs) {
    if (!(inputs instanceof Map<?, ?> all) || !all.containsKey(MEMBER)) {
      return inputs;
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    all.forEach((key, value) -> shown.put(String.valueOf(key), value));
    shown.put(MEMBER, sanitized(all.get(MEMBER)));
    return shown;
  }

  private static Object sanitized(@Nullable Object authentication) {
    if (!(authentication instanceof Map<?, ?> members)) {
      return SANITIZED;
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    members.forEach(
        (key, value) ->
            shown.put(
                String.valueOf(key), PLAIN.contains(String.valueOf(key)) ? value : SANITIZED));
    return shown;
  }
}
