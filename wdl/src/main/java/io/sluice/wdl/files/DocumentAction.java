package io.sluice.wdl.files;

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
 * An action as written in a file, before compilation.
 *
 * @param path slash path from the document's root
 * @param parent the enclosing container; null at the top level
 * @param branch the label of the container's branch, see {@link Branch}
 * @param siblings the names of all actions in the same branch, including its own
 */
record DocumentAction(
    String name,
    String path,
    Map<String, @Nullable Object> json,
    @Nullable DocumentAction parent,
    String branch,
    List<String> siblings) {

  /**
   * A branch of a container.
   *
   * @param label {@code actions}, {@code else}, {@code default} or, for a case of a Switch, {@code
   *     case NAME}
   * @param path slash path of the branch's {@code actions} object
   */
  record Branch(String label, String path, Map<String, @Nullable Object> actions) {}

  /** The type as written; empty if there is none. */
  String type() {
    return TreeAccess.text(json.get("type"));
  }

  /** True if the type is one of these, in any letter case. */
  boolean hasType(String... types) {
    for (String type : types) {
      if (type.equalsIgnoreCase(type())) {
        return true;
      }
    }
    return false;
  }

  /** The branches of a container in the order of the document; empty for other actions. */
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
            case "tools" ->
                TreeAccess.object(value)
                    .forEach(
                        (name, item) ->
                            branches.add(branch("tool " + name, at + "/" + name, item)));
            default -> {}
          }
        });
    return branches;
  }

  private static Branch branch(String label, String path, @Nullable Object holder) {
    return new Branch(
        label, path + "/actions", TreeAccess.object(TreeAccess.get(holder, "actions")));
  }

  /** True if the container encloses this action, at any depth. */
  boolean isInside(DocumentAction container) {
    for (DocumentAction at = parent; at != null; at = at.parent()) {
      if (at.path().equals(container.path())) {
        return true;
      }
    }
    return false;
  }

  /** True if the action calls an operation of a connector. */
  boolean isConnectorCall() {
    return hasType(
        "OpenApiConnection",
        "OpenApiConnectionWebhook",
        "OpenApiConnectionNotification",
        "ApiConnection",
        "ApiConnectionWebhook",
        "ApiConnectionNotification");
  }

  /**
   * The API name of the called connector without {@code shared_}, for example {@code teams}; empty
   * if the action calls none or its host names none.
   */
  String connector() {
    return isConnectorCall()
        ? ConnectorNames.connector(
            new SourceNode(name, path, json, CompileSettings.POWER_AUTOMATE, problem -> {}))
        : "";
  }

  /** The operationId of the called operation; empty if none is named. */
  String operation() {
    Object named = TreeAccess.get(json, "inputs/host/operationId");
    return named instanceof String text
        ? text
        : TreeAccess.text(TreeAccess.get(json, "metadata/flowSystemMetadata/swaggerOperationId"));
  }

  /** How far a host supports the action. */
  Support support(FlowHost host) {
    if (host.settings().actions().find(type()).isEmpty()) {
      return Support.UNSUPPORTED;
    }
    if (PlatformActions.has(type())) {
      return Support.MOCK;
    }
    boolean runs =
        !isConnectorCall() || (host.hasConnector(connector()) && operationProblem(host).isEmpty());
    return runs ? Support.RUNS : Support.MOCK;
  }

  /** Why a host does not have the operation of a connector that it has; empty if it does. */
  String operationProblem(FlowHost host) {
    return isConnectorCall() && host.hasConnector(connector())
        ? host.operationProblem(connector(), operation()).orElse("")
        : "";
  }

  /** Why the action does not run on a host, as a clause; empty if it runs. */
  String reasonNotRun(FlowHost host) {
    return switch (support(host)) {
      case RUNS -> "";
      case MOCK ->
          PlatformActions.has(type())
              ? "only Logic Apps itself runs an action of type '" + type() + "'"
              : connector().isEmpty()
                  ? "its host does not say which connector it calls"
                  : operationProblem(host).isEmpty()
                      ? "there is no connector '" + connector() + "'"
                      : operationProblem(host);
      case UNSUPPORTED ->
          type().isEmpty() ? "it has no type" : "there is no action type '" + type() + "'";
    };
  }

  /** True if a static result replaces the call. */
  boolean hasStaticResult() {
    Object switched = TreeAccess.get(json, "runtimeConfiguration/staticResult/staticResultOptions");
    return "Enabled".equalsIgnoreCase(TreeAccess.text(switched));
  }

  /** The predecessors by name, each with the accepted statuses as written. */
  Map<String, @Nullable Object> runAfter() {
    return TreeAccess.object(json.get("runAfter"));
  }

  /** The key of a name in maps: action names are compared without letter case. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
