package io.sluice.wdl.files;

import io.sluice.wdl.action.ConnectorNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection reference names in the {@code host} objects of triggers and actions. Power
 * Automate finds a connection by that name, so an export adds missing ones and marks each addition
 * as {@code metadata.sluice.connectionName}; an import removes marked names again, so that a flow
 * survives the round trip unchanged.
 */
final class HostConnections {
  private static final String NOTE = "sluice";
  private static final String NAME = "connectionName";
  private static final List<String> NAMES = List.of(NAME, "connectionReferenceName");

  private HostConnections() {}

  /**
   * The connection reference keys that hosts name, each with its API, for example {@code
   * shared_teams}.
   */
  static Map<String, String> named(Map<String, @Nullable Object> definition) {
    Map<String, String> named = new LinkedHashMap<>();
    visit(
        definition,
        step -> {
          Map<String, @Nullable Object> host = host(step);
          String api = api(host);
          String key = key(host);
          if (!key.isEmpty()) {
            named.putIfAbsent(key, api.isEmpty() ? ConnectorNames.withoutNumber(key) : api);
          }
        });
    return named;
  }

  /** Names the connection of every host that has none after its API, in place. */
  static void add(Map<String, @Nullable Object> definition) {
    visit(
        definition,
        step -> {
          Map<String, @Nullable Object> host = host(step);
          if (key(host).isEmpty() && !api(host).isEmpty()) {
            host.put(NAME, api(host));
            Map<String, @Nullable Object> note = new LinkedHashMap<>();
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            if (step.containsKey("metadata")) {
              metadata.putAll(TreeAccess.object(step.get("metadata")));
              note.putAll(TreeAccess.object(metadata.get(NOTE)));
            } else {
              note.put("alone", true);
            }
            note.put(NAME, "added");
            metadata.put(NOTE, note);
            step.put("metadata", metadata);
          }
        });
  }

  /** Removes the names that an export added, in place. */
  static void remove(Map<String, @Nullable Object> definition) {
    visit(
        definition,
        step -> {
          Map<String, @Nullable Object> metadata = TreeAccess.object(step.get("metadata"));
          Map<String, @Nullable Object> note = TreeAccess.object(metadata.get(NOTE));
          if ("added".equals(note.remove(NAME))) {
            host(step).remove(NAME);
            boolean alone = Boolean.TRUE.equals(note.get("alone"));
            if (note.isEmpty() || (alone && note.size() == 1)) {
              metadata.remove(NOTE);
            }
            if (alone && metadata.isEmpty()) {
              step.remove("metadata");
            }
          }
        });
  }

  private static Map<String, @Nullable Object> host(Map<String, @Nullable Object> step) {
    return TreeAccess.object(TreeAccess.get(step, "inputs/host"));
  }

  private static String api(Map<String, @Nullable Object> host) {
    String id = TreeAccess.text(host.get("apiId"));
    String name = TreeAccess.text(TreeAccess.get(host, "api/name"));
    if (id.isEmpty() && !name.isEmpty()) {
      return name.startsWith("shared_") ? name : "shared_" + name;
    }
    return id.startsWith("@") ? "" : id.substring(id.lastIndexOf('/') + 1);
  }

  private static String key(Map<String, @Nullable Object> host) {
    for (String name : NAMES) {
      if (!TreeAccess.text(host.get(name)).isEmpty()) {
        return TreeAccess.text(host.get(name));
      }
    }
    String reference = TreeAccess.text(TreeAccess.get(host, "connection/referenceName"));
    return !reference.isEmpty()
        ? reference
        : ConnectorNames.key(TreeAccess.text(TreeAccess.get(host, "connection/name"))).orElse("");
  }

  /** Visits the trigger and every action. */
  static void visit(
      Map<String, @Nullable Object> definition, Consumer<Map<String, @Nullable Object>> visitor) {
    TreeAccess.object(definition.get("triggers"))
        .values()
        .forEach(trigger -> visitor.accept(TreeAccess.object(trigger)));
    actions(definition, visitor);
  }

  /** Visits every action. */
  static void visitActions(
      Map<String, @Nullable Object> definition, Consumer<Map<String, @Nullable Object>> visitor) {
    actions(definition, visitor);
  }

  private static void actions(
      Map<String, @Nullable Object> holder, Consumer<Map<String, @Nullable Object>> visitor) {
    for (Object json : TreeAccess.object(holder.get("actions")).values()) {
      Map<String, @Nullable Object> action = TreeAccess.object(json);
      visitor.accept(action);
      actions(action, visitor);
      actions(TreeAccess.object(action.get("else")), visitor);
      actions(TreeAccess.object(action.get("default")), visitor);
      for (String several : List.of("cases", "tools")) {
        TreeAccess.object(action.get(several))
            .values()
            .forEach(one -> actions(TreeAccess.object(one), visitor));
      }
    }
  }
}
