package io.sluice.wdl.files;

import io.sluice.wdl.action.ConnectorNames;
import io.sluice.wdl.definition.AppSettings;
import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the workflows of a Logic Apps Standard project share: {@code parameters.json}, {@code
 * connections.json}, the settings of {@code local.settings.json}, the maps and schemas of {@code
 * Artifacts}, and each other.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/create-single-tenant-workflows-visual-studio-code">Create
 *     Standard workflows with Visual Studio Code</a>
 */
public final class LogicAppProject {
  /** The files of a project that its workflows depend on. */
  public static final List<String> FILES =
      List.of("parameters.json", "connections.json", "local.settings.json");

  /** The project of a flow that stands alone. */
  public static final LogicAppProject NONE = new LogicAppProject();

  private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
  private final Map<String, String> connections = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> settings =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> artifacts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> workflows = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final List<String> problems = new ArrayList<>();

  private LogicAppProject() {}

  /**
   * Reads the project in a folder.
   *
   * @param folder with a slash at its end; empty for the root
   */
  public static LogicAppProject of(FileMembers members, String folder) {
    LogicAppProject project = new LogicAppProject();
    Set<String> names = new TreeSet<>(members.names());
    for (String name : names) {
      if (name.startsWith(folder)) {
        project.add(name.substring(folder.length()));
      }
    }
    Map<String, @Nullable Object> host = project.tree(members, names, folder + FILES.get(2));
    project.settings.putAll(TreeAccess.object(host.get("Values")));
    project.tree(members, names, folder + FILES.get(0)).forEach(project::parameter);
    Map<String, @Nullable Object> tree = project.tree(members, names, folder + FILES.get(1));
    TreeAccess.object(tree.get("managedApiConnections"))
        .forEach((key, row) -> project.connections.put(key, api(row)));
    for (String kind : List.of("serviceProviderConnections", "functionConnections")) {
      TreeAccess.object(tree.get(kind)).keySet().forEach(key -> project.connections.put(key, ""));
    }
    return project;
  }

  private void add(String name) {
    String[] parts = name.split("/", -1);
    if (parts[0].equalsIgnoreCase("Artifacts") && parts.length > 2) {
      artifacts.add(parts[parts.length - 1]);
    } else if (parts.length == 2 && parts[1].equalsIgnoreCase("workflow.json")) {
      workflows.add(parts[0]);
    }
  }

  private Map<String, @Nullable Object> tree(FileMembers members, Set<String> names, String name) {
    if (!names.contains(name)) {
      return new LinkedHashMap<>();
    }
    try {
      FlowTrees.TreeReadResult read = FlowTrees.read(name, members.read(name));
      read.problems().forEach(problem -> problems.add(problem.text()));
      return TreeAccess.object(read.tree());
    } catch (FileRefusedException refused) {
      problems.add(refused.rule());
      return new LinkedHashMap<>();
    }
  }

  /** A parameter whose value names a setting without a value has no value either. */
  private void parameter(String name, @Nullable Object json) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(TreeAccess.object(json));
    List<String> missing = new ArrayList<>();
    Object value = AppSettings.filled(row.get("value"), settings, missing);
    if (missing.isEmpty()) {
      row.replace("value", value);
    } else {
      row.remove("value");
    }
    parameters.put(name, row);
  }

  private static String api(@Nullable Object row) {
    return ConnectorNames.ofApiId(TreeAccess.text(TreeAccess.get(row, "api/id")));
  }

  /** The parameters as {@code {"name": {"type", "value"}}}, with the settings filled in. */
  public Map<String, @Nullable Object> parameters() {
    return parameters;
  }

  /** Why files of the project cannot be read, one sentence each. */
  public List<String> problems() {
    return problems;
  }

  /** Whether {@code Artifacts} has a map or schema of this name, with or without extension. */
  boolean hasArtifact(String name) {
    return artifacts.stream()
        .anyMatch(one -> one.equalsIgnoreCase(name) || stem(one).equalsIgnoreCase(name));
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** Whether the project has a workflow of this name. */
  boolean hasWorkflow(String name) {
    return workflows.contains(name);
  }

  /** Whether there is a project; a flow may also stand alone. */
  boolean isKnown() {
    return this != NONE;
  }

  /** The names of the workflows. */
  Set<String> workflows() {
    return workflows;
  }

  /** Whether {@code connections.json} declares any connection. */
  boolean hasConnections() {
    return !connections.isEmpty();
  }

  /** The names of the declared connections. */
  Set<String> connections() {
    return connections.keySet();
  }

  /**
   * Adds to a workflow, in place, what it uses of the project: parameters and settings as
   * parameters of its own, and the connectors of connections whose names do not tell them.
   */
  public void complete(FlowFile file) {
    for (FlowFile.FoundDefinition found : file.definitions()) {
      LogicAppParameters.add(found.definition(), parameters);
      AppSettings.toParameters(found.definition(), settings);
      HostConnections.visit(found.definition(), this::nameConnector);
    }
  }

  private void nameConnector(Map<String, @Nullable Object> step) {
    Map<String, @Nullable Object> host = TreeAccess.object(TreeAccess.get(step, "inputs/host"));
    String key = TreeAccess.text(TreeAccess.get(host, "connection/referenceName"));
    String api = connections.getOrDefault(key, "");
    boolean told = ConnectorNames.ofApiId(ConnectorNames.withoutNumber(key)).equals(api);
    if (!api.isEmpty() && !told && !host.containsKey("api")) {
      Map<String, @Nullable Object> named = new LinkedHashMap<>();
      named.put("name", api);
      host.put("api", named);
    }
  }
}
