package io.sluice.wdl.definition;

import io.sluice.wdl.expression.Redaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a flow whose values must not be shown.
 *
 * @param parameters names of the parameters of a secure type, in lower case
 * @param trigger whether the author has secured the trigger's inputs or outputs
 */
public record SecureParts(Set<String> parameters, boolean trigger) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(password|passwd|secret|api[-_]?key|access[-_]?token|subscription-key"
              + "|functions-key).*|(?i)pfx|(?i)authorization");

  /** Whether the name of a member suggests that it holds a secret. */
  public static boolean isSecret(String name) {
    return NAME.matcher(name).matches();
  }

  /** Reads {@code parameters} and the trigger's {@code secureData}. */
  static SecureParts of(Map<String, @Nullable Object> parameters, @Nullable Object trigger) {
    Set<String> secure = new LinkedHashSet<>();
    parameters.forEach(
        (name, row) -> {
          String type = String.valueOf(DefinitionEnvelope.object(row).get("type"));
          if (type.toLowerCase(Locale.ROOT).startsWith("secure")) {
            secure.add(name.toLowerCase(Locale.ROOT));
          }
        });
    Map<String, @Nullable Object> settings =
        DefinitionEnvelope.object(DefinitionEnvelope.object(trigger).get("runtimeConfiguration"));
    Object properties = DefinitionEnvelope.object(settings.get("secureData")).get("properties");
    return new SecureParts(secure, properties instanceof List<?> list && !list.isEmpty());
  }

  /** Hides these parts where expressions are shown. */
  public Redaction redaction() {
    return new Redaction(
        SecureParts::isSecret,
        name -> parameters.contains(name.toLowerCase(Locale.ROOT)) || isSecret(name),
        trigger);
  }
}
