package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.wdl.culture.Cultures;
import io.sluice.wdl.culture.DateParser;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.functions.ExpressionVectors;
import io.sluice.wdl.functions.FunctionReference;
import io.sluice.wdl.functions.Functions;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates expressions of the Workflow Definition Language and lists its functions. */
@Command(
    name = "expr",
    mixinStandardHelpOptions = true,
    description = "Evaluates an expression of the flow language, offline.",
    footer = {
      "",
      "The context is a JSON object. All members are optional: variables and parameters by name,",
      "trigger {outputs}, actions {Name: {status, outputs}}, items {Loop: item}, item,",
      "loops {Name: {index}}, results {Scope: [...]}, workflow, callbackUrl, now (the clock).",
      "",
      "Results are repeatable: utcNow() is fixed (see --now), and guid() and rand() draw the same",
      "sequence in every evaluation (see --seed).",
      "",
      "Examples:",
      "  sluice expr \"@{formatDateTime('2026-03-01', 'dddd')}\"",
      "  sluice expr \"@triggerBody()?['size']\" --context context.json",
      "  sluice expr --vectors vectors.jsonl          one result per line",
      "  sluice expr --functions date                 the functions about dates",
      "  sluice expr --functions --output markdown    the reference"
    })
public final class ExprCommand extends FlowFileCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPRESSION",
      description = "As written in a flow: \"@add(1, 2)\", \"Hello @{variables('name')}\".")
  private @Nullable String expression;

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description =
          "The values that the expression refers to, as a JSON object (- for standard input).")
  private @Nullable Path context;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description =
          "What utcNow() gives (ISO 8601; default: the context's now, or else"
              + " 2026-01-15T10:30:00Z).")
  private @Nullable String now;

  @Option(
      names = "--seed",
      defaultValue = "" + MapScope.DEFAULT_SEED,
      description = "Seed of guid() and rand() (default ${DEFAULT-VALUE}).")
  private long seed = MapScope.DEFAULT_SEED;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description =
          "Evaluates test vectors, one {\"id\", \"expression\", \"context\", \"confidence\"} per line,"
              + " and prints {\"id\", \"value\"} or {\"id\", \"error\"} for each.")
  private @Nullable Path vectors;

  @Option(
      names = "--functions",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "TEXT",
      description = "Lists the functions whose name, group or description contains the text.")
  private @Nullable String functions;

  @Option(
      names = "--output",
      defaultValue = "text",
      paramLabel = "text|markdown|json",
      description = "Format of the list of functions; markdown is that of docs/functions.md.")
  private String output = "text";

  @Option(names = "--standard", description = "Same as --host logic-apps-standard.")
  private boolean standard;

  @Mixin private HostOption host = new HostOption();

  @Override
  int execute() throws IOException {
    int modes = (expression == null ? 0 : 1) + (vectors == null ? 0 : 1);
    modes += functions == null ? 0 : 1;
    if (modes != 1) {
      return wrong(
          "give exactly one of EXPRESSION, --vectors and --functions",
          "for example: sluice expr \"@add(1, 2)\"");
    }
    if (vectors != null) {
      return evaluateVectors(vectors);
    }
    return functions != null ? list(functions) : evaluate(String.valueOf(expression));
  }

  private int evaluate(String text) throws IOException {
    Object given;
    try {
      given = context == null ? Map.of() : json(context);
    } catch (SyntaxException noJson) {
      return wrong(context + ": " + noJson.getMessage(), "correct the file: it is not valid JSON");
    }
    if (!(given instanceof Map<?, ?> data)) {
      return wrong(context + " must hold a JSON object", "see sluice expr --help for its members");
    }
    Dialect dialect = dialect().orElse(Dialect.POWER_AUTOMATE);
    Map<Object, @Nullable Object> values = new LinkedHashMap<>(data);
    if (now != null) {
      if (DateParser.parse(now, Cultures.DEFAULT).isEmpty()) {
        return wrong("--now " + now + " is not a time", "for example: --now 2026-11-20T08:00:00Z");
      }
      values.put("now", now);
    }
    try {
      MapScope scope = new MapScope(values, dialect, seed);
      Object value = Languages.of(dialect).compile(text).evaluate(scope);
      out().println(value instanceof String plain ? plain : Json.write(value));
      return ExitCode.OK;
    } catch (SyntaxException failure) {
      return failed(
          String.valueOf(failure.getMessage()),
          "the expression cannot be parsed at the marked place");
    } catch (ExpressionException failure) {
      return failed(String.valueOf(failure.getMessage()), "code " + failure.code());
    }
  }

  private Optional<Dialect> dialect() {
    return standard ? Optional.of(Dialect.LOGIC_APPS_STANDARD) : host.dialect();
  }

  private static @Nullable Object json(Path file) throws IOException {
    byte[] bytes =
        file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
    return Json.parse(new String(bytes, StandardCharsets.UTF_8));
  }

  private int evaluateVectors(Path file) throws IOException {
    try (BufferedReader lines = reader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = line.startsWith("\ufeff") ? line.substring(1) : line;
        if (!text.isBlank()) {
          out().println(ExpressionVectors.answer(text, number, dialect()));
        }
      }
    }
    return ExitCode.OK;
  }

  /** Replaces malformed UTF-8, so that it affects a single line and not the whole file. */
  private static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }

  private int list(String text) {
    List<Function> found =
        Functions.ALL.stream().filter(function -> matches(function, text)).toList();
    if (found.isEmpty()) {
      return failed(
          "no function matches '" + text + "'", "sluice expr --functions lists all functions");
    }
    switch (output) {
      case "text" -> found.forEach(this::say);
      case "markdown" -> out().print(FunctionReference.markdown(found));
      case "json" -> out().println(Json.write(FunctionReference.tree(found)));
      default -> {
        return wrong("--output is text, markdown or json, not " + output, "correct the option");
      }
    }
    if (output.equals("text")) {
      out().println();
      out().println(found.size() + (found.size() == 1 ? " function" : " functions"));
    }
    return ExitCode.OK;
  }

  private void say(Function function) {
    out().println(function.signature());
    out().println("    " + function.doc());
    function.examples().forEach(example -> out().println("    " + example));
  }

  private static boolean matches(Function function, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    String all = function.signature().toString() + " " + function.family() + " " + function.doc();
    return all.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
