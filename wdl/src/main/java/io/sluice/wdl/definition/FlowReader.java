package io.sluice.wdl.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.wdl.action.CompileSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads flow files. Pure: bytes in, a definition or its problems out. */
public final class FlowReader {
  /** Bytes of one file at most. */
  public static final int MAX_BYTES = 5_000_000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The id that solutions append to a flow's file name. */
  private static final Pattern GUID_AT_END =
      Pattern.compile("-[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$");

  private FlowReader() {}

  /**
   * What a file gave.
   *
   * @param name the flow's name, also when the file is wrong
   * @param definition empty when there are problems
   * @param trigger where the trigger begins
   */
  public record FlowReadResult(
      String name,
      Optional<FlowDefinition> definition,
      Position trigger,
      List<FlowProblem> problems) {}

  /**
   * Reads one file in the language of Power Automate.
   *
   * @param file its name, for problems; the flow is called by it, without the ending and without
   *     the id that a solution appends
   */
  public static FlowReadResult read(String file, byte[] bytes) {
    return read(file, bytes, CompileSettings.POWER_AUTOMATE);
  }

  /** Reads one file with the functions and action types of a host of the caller's. */
  public static FlowReadResult read(String file, byte[] bytes, CompileSettings settings) {
    String name = nameOf(file);
    try {
      return compile(file, name, document(file, bytes), settings);
    } catch (TreeReader.UnreadableFile wrong) {
      return unreadable(name, wrong.in(file));
    }
  }

  /** The tree of a file, with positions. */
  static PositionedTree document(String file, byte[] bytes) throws TreeReader.UnreadableFile {
    if (bytes.length > MAX_BYTES) {
      throw new TreeReader.UnreadableFile(
          "a flow file has at most " + MAX_BYTES + " bytes", Position.UNKNOWN, "Split the flow.");
    }
    String text = Encodings.decode(bytes).orElse(null);
    if (text == null) {
      throw new TreeReader.UnreadableFile(
          "the file is UTF-8 or UTF-16", Position.UNKNOWN, "Save it as UTF-8.");
    }
    return TreeReader.read(text, isYaml(file));
  }

  /** A file of which no bytes can be had. */
  public static FlowReadResult unreadable(String file, String rule, String advice) {
    return unreadable(nameOf(file), new FlowProblem(file, Position.UNKNOWN, "", rule, advice));
  }

  /** Compiles a kept version again; its source compiled before. */
  public static FlowReadResult kept(String name, String source) {
    return kept(name, source, CompileSettings.POWER_AUTOMATE);
  }

  /** Compiles a kept version again with the settings that it was compiled with before. */
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
      Optional<FlowDefinition> definition =
          new FlowCompiler(name, MAPPER.writeValueAsString(document.tree()), settings)
              .compile(
                  document.tree(),
                  (path, rule, advice) ->
                      problems.add(new FlowProblem(file, document.at(path), path, rule, advice)));
      if (definition.isEmpty() || !problems.isEmpty()) {
        return new FlowReadResult(name, Optional.empty(), Position.UNKNOWN, problems);
      }
      String trigger = "triggers/" + definition.get().trigger().name();
      String outside = DefinitionEnvelope.of(document.tree(), (path, rule, advice) -> {}).path();
      Position position = document.at(outside.isEmpty() ? trigger : outside + "/" + trigger);
      return new FlowReadResult(name, definition, position, problems);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values is written", impossible);
    }
  }

  private static FlowReadResult unreadable(String name, FlowProblem problem) {
    return new FlowReadResult(name, Optional.empty(), Position.UNKNOWN, List.of(problem));
  }

  private static boolean isYaml(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml");
  }

  /** The name of the flow in a file: the file's, without the ending and a solution's id. */
  public static String nameOf(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return GUID_AT_END.matcher(dot < 0 ? last : last.substring(0, dot)).replaceFirst("");
  }
}
