package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws a flow as a tree of lines: the trigger, its conditions, and every action in its place. */
public final class FlowOutline {
  /** Characters of a value that a line shows. */
  private static final int WIDTH = 60;

  private final List<Line> lines = new ArrayList<>();

  private final FlowHost host;

  private FlowOutline(FlowHost host) {
    this.host = host;
  }

  /**
   * A line.
   *
   * @param standing runs, mock or unsupported; empty when the line is no action
   * @param note what else there is to say, as in {@code after X: Failed}
   */
  public record Line(String text, String standing, String note) {}

  /** The lines of every definition of a file; none when it cannot be read. */
  public static List<Line> lines(FlowFile file, FlowHost host) {
    FlowOutline show = new FlowOutline(host);
    file.definitions().forEach(found -> show.flow(FlowModel.of(file, found)));
    return show.lines;
  }

  private void flow(FlowModel model) {
    model.triggers().forEach(this::trigger);
    Map<String, List<DocumentAction>> children = new LinkedHashMap<>();
    for (DocumentAction act : model.actions()) {
      children.computeIfAbsent(parent(act), absent -> new ArrayList<>()).add(act);
    }
    body(children.getOrDefault("", List.of()), "", children);
  }

  private static String parent(DocumentAction act) {
    DocumentAction parent = act.parent();
    return parent == null ? "" : parent.path() + "#" + act.branch();
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
    lines.add(new Line("trigger " + name + "  " + what, "", ""));
    TreeAccess.object(TreeAccess.get(json, "inputs/parameters"))
        .forEach((key, value) -> lines.add(new Line("  " + key + " = " + brief(value), "", "")));
    for (Object row : TreeAccess.array(TreeAccess.get(json, "conditions"))) {
      lines.add(new Line("  if " + brief(TreeAccess.get(row, "expression")), "", ""));
    }
    if (TreeAccess.get(json, "splitOn") != null) {
      lines.add(new Line("  for each of " + brief(TreeAccess.get(json, "splitOn")), "", ""));
    }
  }

  private void body(
      List<DocumentAction> unordered, String indent, Map<String, List<DocumentAction>> children) {
    List<DocumentAction> acts = ordered(unordered);
    for (int i = 0; i < acts.size(); i++) {
      DocumentAction act = acts.get(i);
      boolean last = i == acts.size() - 1;
      String note = after(act, i == 0 ? null : acts.get(i - 1));
      String name = indent + (last ? "└─ " : "├─ ") + act.name();
      lines.add(new Line(name + "  " + what(act), act.standing(host).word(), note));
      branches(act, indent + (last ? "   " : "│  "), children);
    }
  }

  /** In the order in which they run: a file need not have it. */
  private static List<DocumentAction> ordered(List<DocumentAction> acts) {
    List<DocumentAction> left = new ArrayList<>(acts);
    List<DocumentAction> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      DocumentAction next =
          left.stream()
              .filter(act -> left.stream().noneMatch(one -> act.runAfter().containsKey(one.name())))
              .findFirst()
              .orElse(left.get(0)); // the first of a circle
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private void branches(
      DocumentAction act, String indent, Map<String, List<DocumentAction>> children) {
    List<DocumentAction.Branch> branches = act.branches();
    for (int i = 0; i < branches.size(); i++) {
      DocumentAction.Branch branch = branches.get(i);
      List<DocumentAction> inside =
          children.getOrDefault(act.path() + "#" + branch.label(), List.of());
      String label = act.is("If") && branch.label().equals("actions") ? "then" : branch.label();
      if (label.equals("actions")) {
        body(inside, indent, children);
      } else if (!inside.isEmpty()) {
        boolean last =
            branches.subList(i + 1, branches.size()).stream()
                .allMatch(later -> later.actions().isEmpty());
        lines.add(new Line(indent + (last ? "└─ " : "├─ ") + label, "", ""));
        body(inside, indent + (last ? "   " : "│  "), children);
      }
    }
  }

  private static String what(DocumentAction act) {
    if (act.isCall()) {
      String operation = act.operation().isEmpty() ? path(act) : "." + act.operation();
      return act.type() + " " + (act.connector().isEmpty() ? "?" : act.connector()) + operation;
    }
    Object detail =
        act.is("If", "Until", "Switch")
            ? act.json().get("expression")
            : act.is("Foreach") ? act.json().get("foreach") : null;
    if (act.is("Http")) {
      detail = method(act) + brief(TreeAccess.get(act.json(), "inputs/uri"));
    } else if (act.is("Workflow")) {
      detail = TreeAccess.get(act.json(), "inputs/host/workflowReferenceName");
    } else if (act.type().toLowerCase(java.util.Locale.ROOT).endsWith("variable")) {
      Object many = TreeAccess.array(TreeAccess.get(act.json(), "inputs/variables"));
      Object first = many instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
      detail =
          first == null ? TreeAccess.get(act.json(), "inputs/name") : TreeAccess.get(first, "name");
    }
    return act.type() + (detail == null ? "" : " " + brief(detail));
  }

  private static String method(DocumentAction act) {
    return TreeAccess.text(TreeAccess.get(act.json(), "inputs/method")) + " ";
  }

  private static String path(DocumentAction act) {
    String path = TreeAccess.text(TreeAccess.get(act.json(), "inputs/path"));
    return path.isEmpty() ? "" : " " + method(act) + brief(path);
  }

  /** What differs from "after the one before it, when that succeeded". */
  private static String after(DocumentAction act, @Nullable DocumentAction before) {
    Map<String, @Nullable Object> runAfter = act.runAfter();
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
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }
}
