package io.sluice.wdl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.functions.Functions;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Hostile texts for the lexer, parser and evaluator and for the reader of definitions: nothing but
 * the documented errors comes out, and nothing hangs. The system property {@code sluice.fuzz} sets
 * how many; the profile {@code long} takes ten million.
 */
class FuzzTest {
  private static final int INPUTS = Integer.getInteger("sluice.fuzz", 20_000);
  private static final long SEED = Long.getLong("sluice.fuzzSeed", 1);

  /** Far beyond what any input may take; a hang, not slowness, is what ends here. */
  private static final int HOURS = 6;

  @Test
  @Timeout(value = HOURS, unit = java.util.concurrent.TimeUnit.HOURS)
  void an_expression_ends_in_a_value_or_in_a_documented_error() {
    Mutations texts = new Mutations(SEED, expressions());
    Map<String, Object> context = context();
    int values = 0;
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      String text = texts.next();
      try {
        Template template = Languages.POWER_AUTOMATE.compile(text);
        Object value = template.evaluate(new MapScope(context, Dialect.POWER_AUTOMATE));
        values++;
        if (value instanceof String made) {
          assertThat(made.length()).isLessThanOrEqualTo(Bounds.MAX_TEXT);
        }
      } catch (SyntaxException | ExpressionException documented) {
        refused++;
        assertThat(documented.getMessage()).isNotBlank();
      } catch (Throwable fault) {
        throw new AssertionError("input " + i + ": " + Json.write(text), fault);
      }
    }
    // Both ways are walked, or the texts are no test.
    assertThat(values).isGreaterThan(INPUTS / 50);
    assertThat(refused).isGreaterThan(INPUTS / 50);
  }

  @Test
  @Timeout(value = HOURS, unit = java.util.concurrent.TimeUnit.HOURS)
  void a_definition_is_accepted_or_its_problems_are_reported() {
    Mutations texts = new Mutations(SEED, definitions());
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < INPUTS / 10; i++) {
      String text = texts.next();
      String file = i % 4 == 0 ? "fuzz.yaml" : "fuzz.json";
      try {
        FlowReader.FlowReadResult reading =
            FlowReader.read(file, text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.definition().isPresent() || !reading.problems().isEmpty()).isTrue();
        taken += reading.definition().isPresent() ? 1 : 0;
        refused += reading.problems().isEmpty() ? 0 : 1;
      } catch (Throwable fault) {
        throw new AssertionError("input " + i + ": " + Json.write(text), fault);
      }
    }
    assertThat(taken).isPositive();
    assertThat(refused).isPositive();
  }

  private static List<String> expressions() {
    List<String> good = new ArrayList<>();
    for (Function function : Functions.ALL) {
      for (String example : function.examples()) {
        String source = example.substring(0, example.indexOf(" => "));
        good.add("@" + source);
        good.add("It is @{" + source + "}!");
      }
    }
    good.add("@triggerBody()?['items']?[0]?['name']");
    good.add("@{variables('n')}-@{outputs('A')?['body/value']}");
    good.add("@item()?['x']");
    good.add("@@plain");
    good.add("");
    return good;
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("variables", Map.of("n", 3L, "s", "text", "a", List.of(1L, 2L)));
    context.put(
        "trigger",
        Map.of("outputs", Map.of("body", Map.of("items", List.of(Map.of("name", "x"))))));
    context.put("actions", Map.of("A", Map.of("status", "Succeeded", "outputs", Map.of())));
    context.put("item", Map.of("x", 1L));
    return context;
  }

  private static List<String> definitions() {
    Path examples = Path.of("..", "examples", "flows");
    try (Stream<Path> files = Files.list(examples)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
      assertThat(texts).isNotEmpty();
      texts.add(FlowTexts.TRIGGER);
      texts.add("{\"triggers\": {" + FlowTexts.TRIGGER + "}, \"actions\": {}}");
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
