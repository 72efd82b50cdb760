package io.sluice.wdl.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.SourceProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and compiles flow files. Pure: from bytes to a definition or its problems. */
public final class FlowReader {
  /** Maximum size of a file, in bytes. */
  public static final int MAX_BYTES = 5_000_000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The id that solutions append to the file name of a flow. */
  private static final Pattern GUID_AT_END =
      Pattern.compile("-[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$");

  private FlowReader() {}

  /**
   * The result of reading a file.
   *
   * @param name the flow's name, also of an invalid file
   * @param definition empty when there are problems
   * @param trigger position of the trigger
   * @param problems why the flow is refused; empty when it is not
   * @param warnings what fails only when it is reached; the flow is loaded all the same
   */
  public record FlowReadResult(
      String name,
      Optional<FlowDefinition> definition,
      Position trigger,
      List<FlowProblem> problems,
      List<FlowProblem> warnings) {}

  /**
   * Reads a file in the dialect of its kind.
   *
   * @param file name of the file; {@link #nameOf} derives the flow's name from it
   */
  public static FlowReadResult read(String file, byte[] bytes) {
    return read(file, bytes, CompileSettings.BY_FILE);
  }

  /** Reads a file with the caller's expression language and action types. */
  public static FlowReadResult read(String file, byte[] bytes, CompileSettings settings) {
    String name = nameOf(file);
    try {
      return compile(file, name, document(file, bytes), settings);
    } catch (TreeReader.UnreadableFile wrong) {
      return unreadable(name, wrong.in(file));
    }
  }

  /** Compiles a file that is parsed. */
  public static FlowReadResult read(FlowFile file, CompileSettings settings) {
    FlowProblem problem = file.problem();
    String name = nameOf(file.file());
    return problem == null
        ? compile(file.file(), name, file.document(), settings)
        : unreadable(name, problem);
  }

  /** Parses a file. */
  static PositionedTree document(String file, byte[] bytes) throws TreeReader.UnreadableFile {
    if (bytes.length > MAX_BYTES) {
      throw new TreeReader.UnreadableFile(
          "a flow file can have at most " + MAX_BYTES + " bytes",
          Position.UNKNOWN,
          "Split the flow.");
    }
    String text = Encodings.decode(bytes).orElse(null);
    if (text == null) {
      throw new TreeReader.UnreadableFile(
          "the file must be UTF-8 or UTF-16", Position.UNKNOWN, "Save it as UTF-8.");
    }
    return TreeReader.read(text, isYaml(file));
  }

  /** The result for a file that cannot be opened. */
  public static FlowReadResult unreadable(String file, String rule, String advice) {
    return unreadable(nameOf(file), FlowProblem.unreadable(file, Position.UNKNOWN, rule, advice));
  }

  /** Recompiles a stored version of a flow from its source. */
  public static FlowReadResult kept(String name, String source) {
    return kept(name, source, CompileSettings.BY_FILE);
  }

  /** Recompiles a stored version with the settings with which it was compiled before. */
  public static FlowReadResult kept(String name, String source, CompileSettings settings) {
    String file = name + ".json";
    try {
      return compile(file, name, TreeReader.read(source, false), settings);
    } catch (TreeReader.UnreadableFile wrong) {
      return unreadable(name, wrong.in(file));
    }
  }

  private static FlowReadResult compile(
      String file, String name, PositionedTree document, CompileSettings settings) {
    try {
      List<FlowProblem> problems = new ArrayList<>();
      List<FlowProblem> warnings = new ArrayList<>();
      Optional<FlowDefinition> definition =
          new FlowCompiler(name, MAPPER.writeValueAsString(document.tree()), settings)
              .compile(
                  document.tree(),
                  problem ->
                      (problem.stage() == SourceProblem.Stage.RUN ? warnings : problems)
                          .add(FlowProblem.of(problem, file, document)));
      if (definition.isEmpty() || !problems.isEmpty()) {
        return new FlowReadResult(name, Optional.empty(), Position.UNKNOWN, problems, warnings);
      }
      String trigger = "triggers/" + definition.get().trigger().name();
      String outside = DefinitionEnvelope.of(document.tree(), problem -> {}).path();
      Position position = document.at(outside.isEmpty() ? trigger : outside + "/" + trigger);
      return new FlowReadResult(name, definition, position, problems, warnings);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values is written", impossible);
    }
  }

  private static FlowReadResult unreadable(String name, FlowProblem problem) {
    return new FlowReadResult(
        name, Optional.empty(), Position.UNKNOWN, List.of(problem), List.of());
  }

  private static boolean isYaml(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml");
  }

  /** The name of the flow in a file: without folder, extension and the id of a solution. */
  public static String nameOf(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return GUID_AT_END.matcher(dot < 0 ? last : last.substring(0, dot)).replaceFirst("");
  }
}
