package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Outlines a flow as a tree of text lines: the trigger with its conditions, then all actions. */
public final class FlowOutline {
  /** The longest value shown on a line, in characters. */
  private static final int MAX_VALUE_LENGTH = 60;

  private final List<OutlineLine> lines = new ArrayList<>();

  private final FlowHost host;

  private FlowOutline(FlowHost host) {
    this.host = host;
  }

  /**
   * A line of the outline.
   *
   * @param text indented, with box-drawing characters
   * @param support how far the host supports the action; null if the line is not an action
   * @param note an unusual {@code runAfter}, for example {@code after X: Failed}; often empty
   */
  public record OutlineLine(String text, @Nullable Support support, String note) {
    private static OutlineLine of(String text) {
      return new OutlineLine(text, null, "");
    }
  }

  /** The outlines of every definition in a file; empty if it cannot be read. */
  public static List<OutlineLine> lines(FlowFile file, FlowHost host) {
    FlowOutline outline = new FlowOutline(host);
    file.definitions().forEach(found -> outline.flow(DocumentModel.of(file, found)));
    return outline.lines;
  }

  private void flow(DocumentModel model) {
    model.triggers().forEach(this::trigger);
    Map<String, List<DocumentAction>> children = new LinkedHashMap<>();
    for (DocumentAction action : model.actions()) {
      children.computeIfAbsent(parent(action), absent -> new ArrayList<>()).add(action);
    }
    body(children.getOrDefault("", List.of()), "", children);
  }

  private static String parent(DocumentAction action) {
    DocumentAction parent = action.parent();
    return parent == null ? "" : parent.path() + "#" + action.branch();
  }

  private void trigger(String name, @Nullable Object json) {
    String operation = TreeAccess.text(TreeAccess.get(json, "inputs/host/operationId"));
    String connector = LintTriggers.connector(json);
    String what = TreeAccess.text(TreeAccess.get(json, "type"));
    String kind = TreeAccess.text(TreeAccess.get(json, "kind"));
    if (!connector.isEmpty()) {
      what = connector + (operation.isEmpty() ? "" : "." + operation);
    } else if (!kind.isEmpty()) {
      what = what + "/" + kind;
    }
    lines.add(OutlineLine.of("trigger " + name + "  " + what));
    TreeAccess.object(TreeAccess.get(json, "inputs/parameters"))
        .forEach((key, value) -> lines.add(OutlineLine.of("  " + key + " = " + brief(value))));
    for (Object row : TreeAccess.array(TreeAccess.get(json, "conditions"))) {
      lines.add(OutlineLine.of("  if " + brief(TreeAccess.get(row, "expression"))));
    }
    if (TreeAccess.get(json, "splitOn") != null) {
      lines.add(OutlineLine.of("  for each of " + brief(TreeAccess.get(json, "splitOn"))));
    }
  }

  private void body(
      List<DocumentAction> unordered, String indent, Map<String, List<DocumentAction>> children) {
    List<DocumentAction> actions = ordered(unordered);
    for (int i = 0; i < actions.size(); i++) {
      DocumentAction action = actions.get(i);
      boolean last = i == actions.size() - 1;
      String note = after(action, i == 0 ? null : actions.get(i - 1));
      String name = indent + (last ? "└─ " : "├─ ") + action.name();
      lines.add(new OutlineLine(name + "  " + summary(action), action.support(host), note));
      branches(action, indent + (last ? "   " : "│  "), children);
    }
  }

  /** Sorted by runAfter; the order in the file has no meaning. */
  private static List<DocumentAction> ordered(List<DocumentAction> actions) {
    List<DocumentAction> left = new ArrayList<>(actions);
    List<DocumentAction> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      DocumentAction next =
          left.stream()
              .filter(
                  action ->
                      left.stream().noneMatch(one -> action.runAfter().containsKey(one.name())))
              .findFirst()
              .orElse(left.get(0)); // a cycle has no first action
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private void branches(
      DocumentAction action, String indent, Map<String, List<DocumentAction>> children) {
    List<DocumentAction.Branch> branches = action.branches();
    for (int i = 0; i < branches.size(); i++) {
      DocumentAction.Branch branch = branches.get(i);
      List<DocumentAction> inside =
          children.getOrDefault(action.path() + "#" + branch.label(), List.of());
      String label =
          action.hasType("If") && branch.label().equals("actions") ? "then" : branch.label();
      if (label.equals("actions")) {
        body(inside, indent, children);
      } else if (!inside.isEmpty()) {
        boolean last =
            branches.subList(i + 1, branches.size()).stream()
                .allMatch(later -> later.actions().isEmpty());
        lines.add(OutlineLine.of(indent + (last ? "└─ " : "├─ ") + label));
        body(inside, indent + (last ? "   " : "│  "), children);
      }
    }
  }

  private static String summary(DocumentAction action) {
    if (action.isConnectorCall()) {
      String operation = action.operation().isEmpty() ? path(action) : "." + action.operation();
      return action.type()
          + " "
          + (action.connector().isEmpty() ? "?" : action.connector())
          + operation;
    }
    Object detail =
        action.hasType("If", "Until", "Switch")
            ? action.json().get("expression")
            : action.hasType("Foreach") ? action.json().get("foreach") : null;
    if (action.hasType("Http")) {
      detail = method(action) + brief(TreeAccess.get(action.json(), "inputs/uri"));
    } else if (action.hasType("Workflow")) {
      detail = TreeAccess.get(action.json(), "inputs/host/workflowReferenceName");
    } else if (action.type().toLowerCase(java.util.Locale.ROOT).endsWith("variable")) {
      Object many = TreeAccess.array(TreeAccess.get(action.json(), "inputs/variables"));
      Object first = many instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
      detail =
          first == null
              ? TreeAccess.get(action.json(), "inputs/name")
              : TreeAccess.get(first, "name");
    }
    return action.type() + (detail == null ? "" : " " + brief(detail));
  }

  private static String method(DocumentAction action) {
    return TreeAccess.text(TreeAccess.get(action.json(), "inputs/method")) + " ";
  }

  private static String path(DocumentAction action) {
    String path = TreeAccess.text(TreeAccess.get(action.json(), "inputs/path"));
    return path.isEmpty() ? "" : " " + method(action) + brief(path);
  }

  /** Describes runAfter unless it is the usual one: after the line above, if that succeeded. */
  private static String after(DocumentAction action, @Nullable DocumentAction before) {
    Map<String, @Nullable Object> runAfter = action.runAfter();
    if (runAfter.isEmpty()) {
      return before == null ? "" : "at once";
    }
    List<String> words = new ArrayList<>();
    boolean usual = runAfter.size() == 1 && before != null;
    for (Map.Entry<String, @Nullable Object> entry : runAfter.entrySet()) {
      List<String> statuses =
          TreeAccess.array(entry.getValue()).stream().map(String::valueOf).toList();
      boolean succeeded = statuses.size() == 1 && statuses.get(0).equalsIgnoreCase("Succeeded");
      usual = usual && before != null && succeeded && before.name().equals(entry.getKey());
      words.add(entry.getKey() + (succeeded ? "" : ": " + String.join("|", statuses)));
    }
    return usual ? "" : "after " + String.join(", ", words);
  }

  private static String brief(@Nullable Object value) {
    String text = value instanceof String plain ? plain : Json.write(value);
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= MAX_VALUE_LENGTH ? line : line.substring(0, MAX_VALUE_LENGTH - 1) + "…";
  }
}
