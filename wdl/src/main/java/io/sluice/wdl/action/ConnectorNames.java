package io.sluice.wdl.action;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Determines the connector of an action from its {@code host}. */
public final class ConnectorNames {
  /** The key of a connection in {@code parameters('$connections')['shared_x']}. */
  private static final Pattern KEY =
      Pattern.compile(
          "\\$connections'\\)\\]?\\['([^']{1,200})'\\]|'\\]\\['(shared_[^']{1,200})'\\]");

  /** Suffix that distinguishes two connections of the same connector: {@code shared_sql_1}. */
  private static final Pattern NUMBER = Pattern.compile("[_-]\\d{1,3}$");

  private static final Pattern QUOTED = Pattern.compile("'([\\w$.-]{1,200})'");

  private ConnectorNames() {}

  /** The connector of an action; empty when it cannot be determined, which is reported. */
  public static String connector(SourceNode source) {
    if (source.get("inputs/host/apiId") instanceof String id && !id.startsWith("@")) {
      return ofApiId(id);
    }
    if (source.get("inputs/host/api/name") instanceof String name) {
      return ofApiId(name);
    }
    for (String member :
        List.of("connectionName", "connectionReferenceName", "connection/referenceName")) {
      if (source.get("inputs/host/" + member) instanceof String name && !name.startsWith("@")) {
        return ofApiId(withoutNumber(name));
      }
    }
    if (source.get("inputs/host/connection/referenceName") instanceof String name) {
      return ofApiId(withoutNumber(name));
    }
    if (source.get("inputs/host/connection/name") instanceof String name) {
      return ofApiId(withoutNumber(key(name).orElseGet(() -> lastName(name))));
    }
    for (String member : List.of("api/id", "api/runtimeUrl")) {
      if (source.get("inputs/host/" + member) instanceof String id && !id.startsWith("@")) {
        return ofApiId(id);
      }
    }
    source.problem(
        "inputs/host",
        "the host must identify the connector",
        "Write host.apiId as /providers/Microsoft.PowerApps/apis/shared_teams.");
    return "";
  }

  /** The key in an expression that looks up a connection; empty for other expressions. */
  public static Optional<String> key(String expression) {
    Matcher matcher = KEY.matcher(expression);
    return matcher.find()
        ? Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2))
        : Optional.empty();
  }

  /** The last quoted name in an expression of another form; the text itself if it has none. */
  private static String lastName(String expression) {
    String found = expression;
    Matcher matcher = QUOTED.matcher(expression);
    while (matcher.find()) {
      if (!matcher.group(1).equals("connectionId") && !matcher.group(1).startsWith("$")) {
        found = matcher.group(1);
      }
    }
    return found;
  }

  /** {@code shared_sql} for {@code shared_sql_1}. */
  public static String withoutNumber(String key) {
    return NUMBER.matcher(key).replaceFirst("");
  }

  /** {@code teams} for {@code /providers/Microsoft.PowerApps/apis/shared_teams}. */
  public static String ofApiId(String apiId) {
    String last = apiId.substring(apiId.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return last.startsWith("shared_") ? last.substring("shared_".length()) : last;
  }
}
