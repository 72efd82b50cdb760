package io.sluice.wdl.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.SourceProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a flow for a trial against mocks, outside of its deployment. Values that depend on a
 * deployment or a host (parameters, resource ids) get placeholders, each with a note; problems of
 * the flow itself are still reported. Pure.
 */
public final class TrialReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Pattern PARAMETER =
      Pattern.compile("\\bparameters\\(\\s*'((?:[^']|'')*)'\\s*\\)", Pattern.CASE_INSENSITIVE);

  private final FlowFile file;
  private final FlowFile.FoundDefinition found;
  private final Placeholders standIns;
  private final CompileSettings settings;
  private final Map<String, @Nullable Object> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private TrialReader(
      FlowFile file,
      FlowFile.FoundDefinition found,
      Placeholders standIns,
      CompileSettings settings) {
    this.file = file;
    this.found = found;
    this.standIns = standIns;
    this.settings = settings;
  }

  /**
   * The result of reading a file.
   *
   * @param notes placeholders and omissions, one sentence each
   */
  public record TrialReadResult(FlowReader.FlowReadResult flow, List<String> notes) {}

  /**
   * Reads a file in the dialect of its kind.
   *
   * @param parameters content of the host's parameter file, {@code {"name": {"value"}}}; null for
   *     none
   */
  public static TrialReadResult read(String file, byte[] bytes, @Nullable Object parameters) {
    return read(file, bytes, parameters, CompileSettings.BY_FILE);
  }

  /** Reads a file with the caller's expression language and action types. */
  public static TrialReadResult read(
      String file, byte[] bytes, @Nullable Object parameters, CompileSettings settings) {
    return read(FlowReader.nameOf(file), FlowFile.read(file, bytes), parameters, settings);
  }

  /**
   * Reads a file that is parsed.
   *
   * @param name name of the flow
   */
  public static TrialReadResult read(
      String name, FlowFile file, @Nullable Object parameters, CompileSettings settings) {
    if (file.problem() != null || file.definitions().isEmpty()) {
      return new TrialReadResult(FlowReader.read(file, settings), List.of());
    }
    Placeholders standIns = new Placeholders();
    TrialReader reader =
        new TrialReader(file, choose(file.definitions(), standIns), standIns, settings);
    DefinitionEnvelope.object(parameters).forEach(reader::give);
    return reader.read(name);
  }

  /** Reads one definition of a file that is parsed. */
  public static TrialReadResult read(
      FlowFile file, FlowFile.FoundDefinition found, CompileSettings settings) {
    return new TrialReader(file, found, new Placeholders(), settings)
        .read(FlowReader.nameOf(file.file()));
  }

  /** Chooses the first workflow with actions from a template with several. */
  private static FlowFile.FoundDefinition choose(
      List<FlowFile.FoundDefinition> all, Placeholders standIns) {
    FlowFile.FoundDefinition chosen =
        all.stream()
            .filter(one -> !DefinitionEnvelope.object(one.definition().get("actions")).isEmpty())
            .findFirst()
            .orElse(all.get(0));
    if (all.size() > 1) {
      standIns.note(
          "the file holds "
              + all.size()
              + " workflows; the one used is at "
              + chosen.path()
              + " (\"sluice flow import\" splits the file)");
    }
    return chosen;
  }

  private void give(String name, @Nullable Object row) {
    Object value = DefinitionEnvelope.object(row).get("value");
    if (value != null && !String.valueOf(value).startsWith("@")) {
      given.put(name, value);
    }
  }

  private TrialReadResult read(String name) {
    Map<String, @Nullable Object> definition = new LinkedHashMap<>(plain());
    oneTrigger(definition);
    definition.put("parameters", parameters(definition));
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("definition", definition);
    tree.put("connectionReferences", found.connectionReferences());
    if (found.path().equals("definition")) {
      tree.put(
          DefinitionEnvelope.STANDARD_KIND,
          found.properties().get(DefinitionEnvelope.STANDARD_KIND));
    }
    List<FlowProblem> problems = new ArrayList<>();
    try {
      FlowCompiler compiler = new FlowCompiler(name, MAPPER.writeValueAsString(tree), settings);
      Optional<FlowDefinition> compiled =
          compiler.compileForTrial(tree, problem -> report(problem, problems));
      FlowReader.FlowReadResult reading =
          new FlowReader.FlowReadResult(
              name,
              problems.isEmpty() ? compiled : Optional.empty(),
              Position.UNKNOWN,
              problems,
              List.of());
      return new TrialReadResult(reading, standIns.notes());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values is written", impossible);
    }
  }

  /** Refuses what cannot be parsed; everything else is noted, and fails when it is reached. */
  private void report(SourceProblem problem, List<FlowProblem> refused) {
    String inside = problem.path().replaceFirst("^definition/?", "");
    String at = inside.isEmpty() ? found.path() : found.below(inside);
    FlowProblem placed =
        FlowProblem.of(
            new SourceProblem(problem.stage(), at, problem.rule(), problem.advice()),
            file.file(),
            file.document());
    if (problem.stage() == SourceProblem.Stage.PARSE) {
      refused.add(placed);
    } else {
      standIns.note(placed.text());
    }
  }

  /** The definition without template expressions. */
  private Map<String, @Nullable Object> plain() {
    if (!found.template()) {
      DefinitionEnvelope.object(found.properties().get("parameters")).forEach(this::give);
      return found.definition();
    }
    DefinitionEnvelope.ResolvedWorkflow resolved =
        DefinitionEnvelope.resolved(
            DefinitionEnvelope.object(file.document().tree()),
            found.properties(),
            found.path(),
            problem -> standIns.note(problem.path() + ": " + problem.rule()),
            standIns);
    given.putAll(resolved.parameters());
    return resolved.definition();
  }

  private void oneTrigger(Map<String, @Nullable Object> definition) {
    Map<String, @Nullable Object> triggers = DefinitionEnvelope.object(definition.get("triggers"));
    if (triggers.size() > 1) {
      String first = triggers.keySet().iterator().next();
      standIns.note(
          "the flow has " + triggers.size() + " triggers; the trial uses '" + first + "'");
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put(first, triggers.get(first));
      definition.put("triggers", one);
    }
  }

  /** All parameters, including undeclared ones that expressions use, each with a value. */
  private Map<String, @Nullable Object> parameters(Map<String, @Nullable Object> definition) {
    Map<String, @Nullable Object> declared =
        DefinitionEnvelope.object(definition.get("parameters"));
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    declared.forEach(
        (name, row) ->
            all.put(
                name,
                row instanceof Map<?, ?> ? valued(name, DefinitionEnvelope.object(row)) : row));
    TreeMap<String, Boolean> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.keySet().forEach(name -> known.put(name, true));
    for (String part : List.of("triggers", "actions", "outputs")) {
      used(
          definition.get(part),
          name -> {
            if (!name.startsWith("$") && known.putIfAbsent(name, true) == null) {
              all.put(name, valued(name, new LinkedHashMap<>()));
            }
          });
    }
    return all;
  }

  /** The parameters that texts name, those of object keys included. */
  private static void used(@Nullable Object value, Consumer<String> names) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            used(key, names);
            used(item, names);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(item -> used(item, names));
    } else if (value instanceof String text) {
      Matcher matcher = PARAMETER.matcher(text);
      while (matcher.find()) {
        names.accept(matcher.group(1).replace("''", "'"));
      }
    }
  }

  private Map<String, @Nullable Object> valued(String name, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>(row);
    if (given.containsKey(name)) {
      made.put("defaultValue", given.get(name));
    } else if (made.get("defaultValue") == null && !name.startsWith("$")) {
      made.put("defaultValue", standIns.parameter(name, row));
    }
    return made;
  }
}
