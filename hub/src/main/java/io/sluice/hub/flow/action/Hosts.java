package io.sluice.hub.flow.action;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which connector a call's {@code host} means. */
public final class Hosts {
  /** The key of a connection in {@code parameters('$connections')['shared_x']}. */
  private static final Pattern KEY =
      Pattern.compile(
          "\\$connections'\\)\\]?\\['([^']{1,200})'\\]|'\\]\\['(shared_[^']{1,200})'\\]");

  /** The number that tells two connections of one connector apart, as in {@code shared_sql_1}. */
  private static final Pattern NUMBER = Pattern.compile("[_-]\\d{1,3}$");

  private Hosts() {}

  /** The connector of an action; empty after a problem was reported. */
  public static String connector(Source source) {
    if (source.get("inputs/host/apiId") instanceof String id && !id.startsWith("@")) {
      return ofApiId(id);
    }
    if (source.get("inputs/host/api/name") instanceof String name) {
      return ofApiId(name);
    }
    if (source.get("inputs/host/connectionName") instanceof String name) {
      return ofApiId(NUMBER.matcher(name).replaceFirst(""));
    }
    if (source.get("inputs/host/connection/name") instanceof String name) {
      Matcher matcher = KEY.matcher(name);
      if (matcher.find()) {
        String key = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return ofApiId(NUMBER.matcher(key).replaceFirst(""));
      }
    }
    source.problem(
        "inputs/host",
        "the host names its connector",
        "Write host.apiId as /providers/Microsoft.PowerApps/apis/shared_teams.");
    return "";
  }

  /** {@code teams} of {@code /providers/Microsoft.PowerApps/apis/shared_teams}. */
  public static String ofApiId(String apiId) {
    String last = apiId.substring(apiId.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return last.startsWith("shared_") ? last.substring("shared_".length()) : last;
  }
}
