package io.sluice.wdl.files;

import io.sluice.wdl.action.ConnectorNames;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps the operations of actions in place; the original host is kept in the action's metadata. */
final class MappedActions {
  private static final String NOTE = "sluice";
  private static final String ORIGINAL = "mappedFrom";
  private static final String APIS = "/providers/Microsoft.PowerApps/apis/shared_";

  private MappedActions() {}

  /**
   * Maps the actions of a definition.
   *
   * @param known operations as {@code connector.operationId}; other keys are ignored
   */
  static void apply(Map<String, @Nullable Object> definition, Map<String, String> known) {
    HostConnections.visitActions(
        definition,
        action -> {
          Map<String, @Nullable Object> host = host(action);
          String wanted = known.get(operation(host));
          int dot = wanted == null ? -1 : wanted.indexOf('.');
          if (wanted != null && dot > 0) {
            note(action, new LinkedHashMap<>(host));
            host.put("apiId", APIS + wanted.substring(0, dot));
            host.put("operationId", wanted.substring(dot + 1));
          }
        });
  }

  /** Adds the mappings that a definition records; existing ones take precedence. */
  static void learn(Map<String, @Nullable Object> definition, Map<String, String> known) {
    HostConnections.visitActions(
        definition,
        action -> {
          String from =
              operation(
                  TreeAccess.object(TreeAccess.get(action, "metadata/" + NOTE + "/" + ORIGINAL)));
          if (!from.isEmpty()) {
            known.putIfAbsent(from, operation(host(action)));
          }
        });
  }

  /** Restores the original hosts. */
  static void restore(Map<String, @Nullable Object> definition) {
    HostConnections.visitActions(
        definition,
        action -> {
          Map<String, @Nullable Object> metadata = TreeAccess.object(action.get("metadata"));
          Map<String, @Nullable Object> note = TreeAccess.object(metadata.get(NOTE));
          if (note.remove(ORIGINAL) instanceof Map<?, ?> original) {
            TreeAccess.object(action.get("inputs")).put("host", original);
            boolean alone = Boolean.TRUE.equals(note.remove("alone"));
            if (note.isEmpty()) {
              metadata.remove(NOTE);
            }
            if (alone && metadata.isEmpty()) {
              action.remove("metadata");
            }
          }
        });
  }

  private static void note(
      Map<String, @Nullable Object> action, Map<String, @Nullable Object> original) {
    Map<String, @Nullable Object> note = new LinkedHashMap<>();
    note.put(ORIGINAL, original);
    if (!action.containsKey("metadata")) {
      note.put("alone", true);
    }
    Map<String, @Nullable Object> metadata =
        new LinkedHashMap<>(TreeAccess.object(action.get("metadata")));
    metadata.put(NOTE, note);
    action.put("metadata", metadata);
  }

  private static Map<String, @Nullable Object> host(Map<String, @Nullable Object> action) {
    return TreeAccess.object(TreeAccess.get(action, "inputs/host"));
  }

  /** {@code office365.SendEmailV2}; empty if the host names no operation. */
  private static String operation(Map<String, @Nullable Object> host) {
    String operation = TreeAccess.text(host.get("operationId"));
    String connector = ConnectorNames.ofApiId(TreeAccess.text(host.get("apiId")));
    return operation.isEmpty() || connector.isEmpty() ? "" : connector + "." + operation;
  }
}
