package io.sluice.wdl.files;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts connection references between their two forms: {@code {connectionName, source, id,
 * tier}} in packages and {@code {runtimeSource, connection, api}} in solutions. Members that the
 * target form does not define are kept, so that a conversion there and back loses nothing.
 */
final class ConnectionReferences {
  private static final String APIS = "/providers/Microsoft.PowerApps/apis/";

  private ConnectionReferences() {}

  /** The API of a reference, for example {@code shared_teams}. */
  static String api(String key, @Nullable Object row) {
    String name = TreeAccess.text(TreeAccess.get(row, "api/name"));
    String id = TreeAccess.text(TreeAccess.get(row, "id"));
    if (name.isEmpty()) {
      name = id.isEmpty() ? key : id;
    }
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /**
   * Adds a reference for every key that a host names without a declaration; without it, Power
   * Automate has nothing to bind to a connection.
   */
  static Map<String, @Nullable Object> completed(
      Map<String, @Nullable Object> references, Map<String, @Nullable Object> definition) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(references);
    HostConnections.named(definition)
        .forEach(
            (key, api) -> {
              if (!all.containsKey(key)) {
                Map<String, @Nullable Object> reference =
                    member("connectionName", key.replace('_', '-'));
                reference.put("source", "Embedded");
                reference.put("id", APIS + api);
                reference.put("tier", "NotSpecified");
                all.put(key, reference);
              }
            });
    return all;
  }

  /** All references in the form used by packages. */
  static Map<String, @Nullable Object> ofPackage(Map<String, @Nullable Object> references) {
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    references.forEach(
        (key, row) -> {
          Map<String, @Nullable Object> one = new LinkedHashMap<>(TreeAccess.object(row));
          if (!one.containsKey("id")) {
            String source = String.valueOf(one.getOrDefault("runtimeSource", "embedded"));
            one.putIfAbsent("connectionName", key.replace('_', '-'));
            one.putIfAbsent(
                "source",
                source.toLowerCase(Locale.ROOT).equals("invoker") ? "Invoker" : "Embedded");
            one.put("id", APIS + api(key, row));
            one.putIfAbsent("tier", "NotSpecified");
          }
          converted.put(key, one);
        });
    return converted;
  }

  /** All references in the form used by solutions. */
  static Map<String, @Nullable Object> ofSolution(Map<String, @Nullable Object> references) {
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    references.forEach(
        (key, row) -> {
          Map<String, @Nullable Object> one = new LinkedHashMap<>(TreeAccess.object(row));
          if (!one.containsKey("api")) {
            String source = String.valueOf(one.getOrDefault("source", "Embedded"));
            one.putIfAbsent("runtimeSource", source.toLowerCase(Locale.ROOT));
            one.putIfAbsent(
                "connection", member("connectionReferenceLogicalName", "sluice_" + key));
            one.put("api", member("name", api(key, row)));
          }
          converted.put(key, one);
        });
    return converted;
  }

  /** The logical name of a reference in a solution. */
  static String logicalName(String key, @Nullable Object row) {
    String name = TreeAccess.text(TreeAccess.get(row, "connection/connectionReferenceLogicalName"));
    return name.isEmpty() ? "sluice_" + key : name;
  }

  private static Map<String, @Nullable Object> member(String key, String value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }
}
