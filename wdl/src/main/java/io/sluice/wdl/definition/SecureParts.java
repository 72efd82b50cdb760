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
 * What a flow holds that must not be shown.
 *
 * @param parameters names of the parameters of a secure type, in lower case
 * @param trigger whether the author secured what the trigger brings
 */
public record SecureParts(Set<String> parameters, boolean trigger) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(password|passwd|secret|api[-_]?key|access[-_]?token|subscription-key"
              + "|functions-key).*|(?i)pfx|(?i)authorization");

  /** Whether members of this name hold secrets, as far as names tell. */
  public static boolean isSecret(String name) {
    return NAME.matcher(name).matches();
  }

  /** Reads a definition's {@code parameters} and its trigger's {@code secureData}. */
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

  /** For what is shown of its expressions. */
  public Redaction redaction() {
    return new Redaction(
        SecureParts::isSecret,
        name -> parameters.contains(name.toLowerCase(Locale.ROOT)) || isSecret(name),
        trigger);
  }
}
