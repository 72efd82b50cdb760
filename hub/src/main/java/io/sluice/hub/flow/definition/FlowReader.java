package io.sluice.hub.flow.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads flow files. Pure: bytes in, a definition or its problems out. */
public final class FlowReader {
  /** Bytes of one file at most. */
  public static final int MOST_BYTES = 5_000_000;

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
   */
  public record Reading(String name, Optional<FlowDefinition> definition, List<Problem> problems) {}

  /**
   * Reads one file.
   *
   * @param file its name, for problems; the flow is called by it, without the ending and without
   *     the id that a solution appends
   */
  public static Reading read(String file, byte[] bytes) {
    String name = nameOf(file);
    if (bytes.length > MOST_BYTES) {
      return unreadable(
          name,
          new Problem(
              file, 0, "", "a flow file has at most " + MOST_BYTES + " bytes", "Split the flow."));
    }
    Optional<String> text = Encodings.decode(bytes);
    return text.map(found -> read(file, name, found))
        .orElseGet(
            () ->
                unreadable(
                    name,
                    new Problem(file, 0, "", "the file is UTF-8 or UTF-16", "Save it as UTF-8.")));
  }

  /** A file of which no bytes can be had. */
  public static Reading unreadable(String file, String rule, String advice) {
    return unreadable(nameOf(file), new Problem(file, 0, "", rule, advice));
  }

  /** Compiles a kept version again; its source compiled before. */
  public static Reading kept(String name, String source) {
    return read(name + ".json", name, source);
  }

  private static Reading read(String file, String name, String text) {
    try {
      Document document = TreeReader.read(text, isYaml(file));
      List<Problem> problems = new ArrayList<>();
      Optional<FlowDefinition> definition =
          new FlowCompiler(name, MAPPER.writeValueAsString(document.tree()))
              .compile(
                  document.tree(),
                  (path, rule, advice) ->
                      problems.add(new Problem(file, document.line(path), path, rule, advice)));
      return new Reading(name, problems.isEmpty() ? definition : Optional.empty(), problems);
    } catch (TreeReader.Unreadable wrong) {
      return unreadable(
          name,
          new Problem(file, wrong.line(), "", String.valueOf(wrong.getMessage()), wrong.advice()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values is written", impossible);
    }
  }

  private static Reading unreadable(String name, Problem problem) {
    return new Reading(name, Optional.empty(), List.of(problem));
  }

  private static boolean isYaml(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml");
  }

  private static String nameOf(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return GUID_AT_END.matcher(dot < 0 ? last : last.substring(0, dot)).replaceFirst("");
  }
}
