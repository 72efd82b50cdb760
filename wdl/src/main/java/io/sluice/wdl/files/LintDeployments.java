package io.sluice.wdl.files;

import io.sluice.wdl.definition.AppSettings;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lint rules for what a flow takes from the deployment or the project around it. */
final class LintDeployments {
  /** How many places a message names. */
  private static final int MAX_PLACES = 3;

  private static final Pattern PARAMETER =
      Pattern.compile("\\bparameters\\(\\s*'((?:[^']|'')*)'\\s*\\)", Pattern.CASE_INSENSITIVE);

  private LintDeployments() {}

  /** Why the hub, which knows no deployment, does not load a template. */
  static void template(LintContext context, LintRule.Sink sink) {
    if (!context.model().found().template()) {
      return;
    }
    List<String> known = context.problems().stream().map(FlowProblem::rule).toList();
    String own = context.model().found().path();
    FlowReader.FlowReadResult read =
        FlowReader.read(context.model().file(), context.host().settings());
    List<FlowProblem> late =
        read.warnings().stream().filter(one -> one.rule().startsWith("the template ")).toList();
    for (FlowProblem problem : Stream.of(read.problems(), late).flatMap(List::stream).toList()) {
      boolean here = problem.path().startsWith(own) || !problem.path().contains("/");
      if (here && !known.contains(problem.rule())) {
        sink.add(problem.path(), problem.rule());
      }
    }
  }

  /** Maps, schemas, connections and workflows that a project lacks. */
  static void missingProjectFile(LintContext context, LintRule.Sink sink) {
    LogicAppProject project = context.project();
    for (DocumentAction action : context.model().actions()) {
      for (String part : List.of("map", "schema")) {
        String name = TreeAccess.text(TreeAccess.get(action.json(), "inputs/" + part + "/name"));
        Object source = TreeAccess.get(action.json(), "inputs/" + part + "/source");
        boolean own = "LogicApp".equalsIgnoreCase(TreeAccess.text(source));
        if (own && isName(name) && project.isKnown() && !project.hasArtifact(name)) {
          sink.add(
              action.path() + "/inputs/" + part + "/name",
              "Artifacts has no " + part + " '" + name + "'");
        }
      }
      String child = TreeAccess.text(TreeAccess.get(action.json(), "inputs/host/workflow/id"));
      if (action.hasType("Workflow") && isName(child) && !project.workflows().isEmpty()) {
        if (!project.hasWorkflow(child)) {
          sink.add(
              action.path() + "/inputs/host/workflow/id",
              "the project has no workflow '"
                  + child
                  + "'"
                  + Suggestions.hint(child, project.workflows()));
        }
      }
    }
  }

  /** Neither an expression nor the resource id of a workflow elsewhere. */
  private static boolean isName(String text) {
    return !text.isEmpty() && !text.contains("@") && !text.contains("/") && !text.startsWith("[");
  }

  /** Parameters that are used and have no value, neither their own nor one of a deployment. */
  static void parameterWithoutValue(LintContext context, LintRule.Sink sink) {
    Map<String, Set<String>> uses = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String part : List.of("triggers", "actions", "outputs")) {
      Object tree = context.model().found().definition().get(part);
      uses(tree, context.model().found().below(part), uses);
    }
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.putAll(TreeAccess.object(context.model().found().properties().get("parameters")));
    context
        .model()
        .parameters()
        .forEach(
            (name, row) -> {
              Set<String> places = uses.get(name);
              boolean valued = TreeAccess.get(row, "defaultValue") != null || hasValue(given, name);
              if (!name.startsWith("$") && places != null && !valued) {
                sink.add(
                    context.model().found().below("parameters/" + name),
                    AppSettings.title(name) + " has no value; it is used at " + shown(places));
              }
            });
  }

  private static boolean hasValue(Map<String, @Nullable Object> given, String name) {
    return given.entrySet().stream()
        .anyMatch(
            row ->
                row.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))
                    && TreeAccess.object(row.getValue()).containsKey("value"));
  }

  private static String shown(Set<String> places) {
    int rest = places.size() - MAX_PLACES;
    String names = String.join(", ", places.stream().limit(MAX_PLACES).toList());
    return names + (rest > 0 ? " and " + rest + " more places" : "");
  }

  /** Searches keys and hosts too, which expressions of other rules do not include. */
  private static void uses(@Nullable Object value, String path, Map<String, Set<String>> uses) {
    if (value instanceof Map<?, ?>) {
      TreeAccess.object(value)
          .forEach(
              (key, item) -> {
                uses(key, path, uses);
                uses(item, path + "/" + key, uses);
              });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        uses(list.get(i), path + "/" + i, uses);
      }
    } else if (value instanceof String text && text.contains("@")) {
      Matcher matcher = PARAMETER.matcher(text);
      while (matcher.find()) {
        uses.computeIfAbsent(matcher.group(1).replace("''", "'"), name -> new TreeSet<>())
            .add(path);
      }
    }
  }
}
