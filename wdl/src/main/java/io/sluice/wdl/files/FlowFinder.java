package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.Position;
import io.sluice.wdl.definition.PositionedTree;
import io.sluice.wdl.files.FoundFlows.FoundFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds flows among the files of a package, of solutions (also several, also unpacked), of Logic
 * Apps Standard projects, or of any other folder. What stands beside the flows of a package or
 * solution is named, but neither unpacked nor parsed.
 */
final class FlowFinder {
  private static final Pattern PACKAGE_ENTRY =
      Pattern.compile("(?i)(.*/)?Microsoft\\.Flow/flows/([^/]+)/definition\\.json");
  private static final Pattern SOLUTION_ENTRY =
      Pattern.compile("(?i)(.*/)?Workflows/([^/]+)\\.json");
  private static final Pattern LOGIC_APP_ENTRY =
      Pattern.compile("(?i)(.*/)?([^/]+)/workflow\\.json");
  private static final Pattern SOLUTION = Pattern.compile("(?i)(.*/)?solution\\.xml");
  private static final Pattern OTHER = Pattern.compile("(?i)(.*/)?Other/$");
  private static final Pattern TEXT = Pattern.compile("(?i).*\\.(json|yaml|yml)");

  private final FileMembers members;
  private final int depth;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> solutions = new LinkedHashSet<>();
  private final Set<String> packages = new LinkedHashSet<>();
  private final Map<String, LogicAppProject> projects = new LinkedHashMap<>();
  private final ProcessCategories categories = new ProcessCategories();
  private final List<FoundFlow> flows = new ArrayList<>();
  private final LeftOut.Collector leftOut = new LeftOut.Collector();
  private final List<String> skipped = new ArrayList<>();

  /**
   * A search.
   *
   * @param depth the number of zip files around these files
   */
  FlowFinder(FileMembers members, int depth) {
    this.members = members;
    this.depth = depth;
  }

  FoundFlows find() {
    names.addAll(members.names());
    names.forEach(this::root);
    names.forEach(this::visit);
    categories.leaveOut(leftOut);
    return new FoundFlows(List.copyOf(flows), leftOut.rows(), List.copyOf(skipped));
  }

  /** Notes the folders that packages and solutions occupy, and what the latter declare. */
  private void root(String name) {
    Matcher solution = SOLUTION.matcher(name);
    Matcher entry = PACKAGE_ENTRY.matcher(name);
    if (solution.matches()) {
      String folder = prefix(solution);
      Matcher other = OTHER.matcher(folder);
      solutions.add(other.matches() ? prefix(other) : folder);
    } else if (entry.matches()) {
      packages.add(prefix(entry));
    } else if (name.toLowerCase(Locale.ROOT).matches("(.*/)?(other/)?customizations\\.xml")
        || name.toLowerCase(Locale.ROOT).matches("(.*/)?workflows/[^/]+\\.data\\.xml")) {
      try {
        categories.add(members.read(name));
      } catch (FileRefusedException refused) {
        leftOut.add(name, "description of the solution", refused.rule());
      }
    }
  }

  private static String prefix(Matcher matcher) {
    String prefix = matcher.group(1);
    return prefix == null ? "" : prefix;
  }

  private void visit(String name) {
    Matcher entry = PACKAGE_ENTRY.matcher(name);
    Matcher process = SOLUTION_ENTRY.matcher(name);
    Matcher workflow = LOGIC_APP_ENTRY.matcher(name);
    if (entry.matches()) {
      flows.add(FoundFlow.alone(name, entry.group(2), read(name)));
    } else if (process.matches()) {
      process(name, process.group(2));
    } else if (below(solutions, name) || below(packages, name)) {
      String declared = categories.of(name.replaceFirst("(?i)\\.data\\.xml$", ""));
      ComponentKinds.of(name)
          .ifPresent(
              kind ->
                  leftOut.add(name, declared.isEmpty() ? kind : declared, ComponentKinds.REASON));
    } else if (workflow.matches()) {
      FlowFile file = read(name);
      project(prefix(workflow)).complete(file);
      flows.add(new FoundFlow(name, workflow.group(2), file, project(prefix(workflow))));
    } else if (TEXT.matcher(name).matches()) {
      other(name);
    } else if (name.toLowerCase(Locale.ROOT).endsWith(".zip") && members instanceof ZipArchive) {
      inner(name);
    }
  }

  private static boolean below(Set<String> folders, String name) {
    return folders.stream().anyMatch(name::startsWith);
  }

  /**
   * A file of {@code Workflows} is a cloud flow unless the solution or its content say otherwise.
   */
  private void process(String name, String ownName) {
    String kind = categories.of(name);
    if (!kind.isEmpty() && !kind.equals(ProcessCategories.CLOUD_FLOW)) {
      leftOut.add(name, kind, ComponentKinds.REASON);
      return;
    }
    FlowFile file = read(name);
    Object inner = TreeAccess.get(file.document().tree(), "properties/definition/package");
    if (file.definitions().isEmpty() && inner instanceof String) {
      leftOut.add(name, "desktop flow", ComponentKinds.REASON);
    } else {
      flows.add(FoundFlow.alone(name, ownName, file));
    }
  }

  private LogicAppProject project(String folder) {
    return projects.computeIfAbsent(folder, at -> LogicAppProject.of(members, at));
  }

  private void other(String name) {
    FlowFile file = read(name);
    if (file.problem() == null && file.definitions().isEmpty()) {
      skipped.add(name);
    } else {
      flows.add(FoundFlow.alone(name, withoutSuffix(name), file));
    }
  }

  static String withoutSuffix(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  /** A zip file inside a zip file, as the download of a kit of several solutions has them. */
  private void inner(String name) {
    try {
      ZipArchive archive = ((ZipArchive) members).inner(name);
      if (depth > 0) {
        throw new FileRefusedException("it is nested in more than one zip file");
      }
      FoundFlows found = new FlowFinder(archive, depth + 1).find();
      for (FoundFlow flow : found.flows()) {
        flows.add(flow.inside(name));
      }
      for (LeftOut row : found.leftOut()) {
        row.members().forEach(one -> leftOut.add(name + "/" + one, row.kind(), row.reason()));
      }
    } catch (FileRefusedException refused) {
      leftOut.add(name, "zip file", refused.rule());
    }
  }

  private FlowFile read(String name) {
    try {
      return FlowFile.read(name, members.read(name));
    } catch (FileRefusedException refused) {
      FlowProblem problem =
          FlowProblem.unreadable(name, Position.UNKNOWN, refused.rule(), "Export it again.");
      return new FlowFile(
          name, problem, new PositionedTree(null, new LinkedHashMap<>()), List.of());
    }
  }
}
