package io.sluice.wdl.files;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of connection references: a package's {@code {connectionName, source, id, tier}}
 * and a solution's {@code {runtimeSource, connection, api}}. Each keeps the members that the other
 * form does not have, so that nothing is lost on the way there and back.
 */
final class ConnectionReferences {
  private static final String APIS = "/providers/Microsoft.PowerApps/apis/";

  private ConnectionReferences() {}

  /** The api of a reference, as in {@code shared_teams}. */
  static String api(String key, @Nullable Object row) {
    String name = TreeAccess.text(TreeAccess.get(row, "api/name"));
    String id = TreeAccess.text(TreeAccess.get(row, "id"));
    if (name.isEmpty()) {
      name = id.isEmpty() ? key : id;
    }
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /**
   * The references with those that the hosts of a definition name and that are missing, so that
   * Power Automate has something to bind to a connection.
   */
  static Map<String, @Nullable Object> completed(
      Map<String, @Nullable Object> references, Map<String, @Nullable Object> definition) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(references);
    HostConnections.named(definition)
        .forEach(
            (key, api) -> {
              if (!all.containsKey(key)) {
                Map<String, @Nullable Object> made =
                    member("connectionName", key.replace('_', '-'));
                made.put("source", "Embedded");
                made.put("id", APIS + api);
                made.put("tier", "NotSpecified");
                all.put(key, made);
              }
            });
    return all;
  }

  /** All references in the form of packages. */
  static Map<String, @Nullable Object> ofPackage(Map<String, @Nullable Object> references) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
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
          made.put(key, one);
        });
    return made;
  }

  /** All references in the form of solutions. */
  static Map<String, @Nullable Object> ofSolution(Map<String, @Nullable Object> references) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
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
          made.put(key, one);
        });
    return made;
  }

  /** The logical name of a reference in the form of solutions. */
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
