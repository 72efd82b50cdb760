package io.sluice.wdl.files;

import io.sluice.wdl.action.Actions;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.ConnectorNames;
import io.sluice.wdl.action.PlatformActions;
import io.sluice.wdl.action.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action as it stands in a file.
 *
 * @param path slash path from the document's root
 * @param parent the container around it; null at the top level
 * @param branch the branch of the container: actions, else, case NAME or default
 * @param siblings the names beside it in the same branch, its own included
 */
record DocumentAction(
    String name,
    String path,
    Map<String, @Nullable Object> json,
    @Nullable DocumentAction parent,
    String branch,
    List<String> siblings) {

  /**
   * A group of actions inside an action.
   *
   * @param label as in {@code case Failed}; {@code actions} for the main one
   */
  record Branch(String label, String path, Map<String, @Nullable Object> actions) {}

  /** The type as written; empty when there is none. */
  String type() {
    return TreeAccess.text(json.get("type"));
  }

  /** Whether it is of one of the types, whatever the letter case. */
  boolean is(String... types) {
    for (String type : types) {
      if (type.equalsIgnoreCase(type())) {
        return true;
      }
    }
    return false;
  }

  /** The branches with the actions inside, in the order of the document. */
  List<Branch> branches() {
    List<Branch> branches = new ArrayList<>();
    json.forEach(
        (key, value) -> {
          String at = path + "/" + key;
          switch (key) {
            case "actions" -> branches.add(new Branch(key, at, TreeAccess.object(value)));
            case "else", "default" -> branches.add(branch(key, at, value));
            case "cases" ->
                TreeAccess.object(value)
                    .forEach(
                        (name, item) ->
                            branches.add(branch("case " + name, at + "/" + name, item)));
            default -> {}
          }
        });
    return branches;
  }

  private static Branch branch(String label, String path, @Nullable Object holder) {
    return new Branch(
        label, path + "/actions", TreeAccess.object(TreeAccess.get(holder, "actions")));
  }

  /** Whether it stands in the container, at any depth. */
  boolean isInside(DocumentAction container) {
    for (DocumentAction at = parent; at != null; at = at.parent()) {
      if (at.path().equals(container.path())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it calls a connector's operation. */
  boolean isCall() {
    return is(
        "OpenApiConnection",
        "OpenApiConnectionWebhook",
        "OpenApiConnectionNotification",
        "ApiConnection",
        "ApiConnectionWebhook",
        "ApiConnectionNotification");
  }

  /** The connector it calls, as in {@code teams}; empty when it calls none or none can be told. */
  String connector() {
    return isCall()
        ? ConnectorNames.connector(
            new SourceNode(
                name, path, json, CompileSettings.POWER_AUTOMATE, (at, rule, advice) -> {}))
        : "";
  }

  /** The operation it calls; empty when none is named. */
  String operation() {
    Object named = TreeAccess.get(json, "inputs/host/operationId");
    return named instanceof String text
        ? text
        : TreeAccess.text(TreeAccess.get(json, "metadata/flowSystemMetadata/swaggerOperationId"));
  }

  /** What becomes of it here. */
  Support standing(FlowHost host) {
    if (Actions.TABLE.find(type()).isEmpty()) {
      return Support.UNSUPPORTED;
    }
    if (PlatformActions.has(type())) {
      return Support.MOCK;
    }
    return !isCall() || host.hasConnector(connector()) ? Support.RUNS : Support.MOCK;
  }

  /** Why it does not run here, in words; empty when it does. */
  String why(FlowHost host) {
    return switch (standing(host)) {
      case RUNS -> "";
      case MOCK ->
          PlatformActions.has(type())
              ? "only Logic Apps itself runs an action of type '" + type() + "'"
              : connector().isEmpty()
                  ? "its connector cannot be told from its host"
                  : "there is no connector '" + connector() + "' here";
      case UNSUPPORTED ->
          type().isEmpty() ? "it has no type" : "there is no action type '" + type() + "' here";
    };
  }

  /** The names that must have ended before it, with their statuses as written. */
  Map<String, @Nullable Object> runAfter() {
    return TreeAccess.object(json.get("runAfter"));
  }

  /** The name as the map of names has it: letter case does not tell names apart. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
