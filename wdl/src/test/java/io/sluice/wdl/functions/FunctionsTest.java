package io.sluice.wdl.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The function table: complete, and every example is true. */
class FunctionsTest {
  /** The documented functions, family by family. */
  private static final Map<FunctionFamily, String> DOCUMENTED =
      Map.of(
          FunctionFamily.STRING,
          "concat substring slice replace split toLower toUpper trim length indexOf lastIndexOf"
              + " nthIndexOf startsWith endsWith guid formatNumber isInt isFloat chunk",
          FunctionFamily.COLLECTION,
          "contains empty first last skip take union intersection join reverse sort item",
          FunctionFamily.LOGICAL,
          "and or not if equals greater greaterOrEquals less lessOrEquals",
          FunctionFamily.CONVERSION,
          "int float decimal bool string json array createArray xml base64 base64ToString"
              + " base64ToBinary decodeBase64 binary dataUri dataUriToString dataUriToBinary"
              + " decodeDataUri uriComponent encodeUriComponent uriComponentToString"
              + " decodeUriComponent uriComponentToBinary",
          FunctionFamily.MATH,
          "add sub mul div mod min max rand range",
          FunctionFamily.DATE,
          "utcNow addSeconds addMinutes addHours addDays addToTime subtractFromTime getFutureTime"
              + " getPastTime startOfHour startOfDay startOfMonth dayOfWeek dayOfMonth dayOfYear"
              + " ticks dateDifference formatDateTime parseDateTime convertFromUtc convertToUtc"
              + " convertTimeZone",
          FunctionFamily.WORKFLOW,
          "triggerBody triggerOutputs trigger body outputs actions result items iterationIndexes"
              + " variables parameters workflow listCallbackUrl action formDataValue"
              + " formDataMultiValues multipartBody triggerFormDataValue"
              + " triggerFormDataMultiValues triggerMultipartBody",
          FunctionFamily.URI,
          "uriHost uriPath uriPathAndQuery uriPort uriQuery uriScheme",
          FunctionFamily.JSON,
          "addProperty setProperty removeProperty coalesce xpath");

  private static final int COUNT = 125;

  @Test
  void the_table_has_every_documented_function_in_its_family() {
    int count = 0;
    for (Map.Entry<FunctionFamily, String> family : DOCUMENTED.entrySet()) {
      for (String name : family.getValue().split(" ", -1)) {
        count++;
        assertThat(Functions.TABLE.find(name)).as(name).isPresent();
        Function function = Functions.TABLE.find(name).orElseThrow();
        assertThat(function.name()).isEqualTo(name);
        assertThat(function.family()).as(name).isEqualTo(family.getKey());
      }
    }
    assertThat(count).isEqualTo(COUNT);
  }

  @Test
  void beyond_the_reference_there_are_only_functions_of_the_standard_host_and_of_agents() {
    List<String> others = new ArrayList<>();
    for (Function function : Functions.ALL) {
      boolean documented =
          List.of(DOCUMENTED.getOrDefault(function.family(), "").split(" ", -1))
              .contains(function.name());
      if (!documented) {
        others.add(function.name());
      }
    }
    assertThat(others).containsExactlyInAnyOrder("appsetting", "agentParameters");
  }

  @Test
  void functions_that_people_expect_and_the_language_lacks_are_not_there() {
    for (String name : List.of("abs", "ceil", "floor", "round", "pow", "sum", "average", "count")) {
      assertThat(Functions.TABLE.find(name)).as(name).isEmpty();
    }
  }

  @Test
  void names_ignore_letter_case_and_old_names_still_work() {
    assertThat(Functions.TABLE.find("UTCNOW")).isEqualTo(Functions.TABLE.find("utcNow"));
    assertThat(Functions.TABLE.find("actionBody")).isEqualTo(Functions.TABLE.find("body"));
    assertThat(Functions.TABLE.find("actionOutputs")).isEqualTo(Functions.TABLE.find("outputs"));
  }

  @Test
  void every_row_has_a_doc_sentence_and_an_example() {
    for (Function function : Functions.ALL) {
      assertThat(function.doc()).as(function.name()).endsWith(".").hasSizeGreaterThan(10);
      assertThat(function.examples()).as(function.name()).isNotEmpty();
    }
  }

  @Test
  void an_unknown_name_is_answered_with_the_nearest_ones() {
    assertThat(Functions.TABLE.nearest("formatdatetme")).first().isEqualTo("formatDateTime");
    assertThat(Functions.TABLE.unknown("concatt"))
        .isEqualTo(
            "The template function 'concatt' is not defined or not valid. Did you mean concat?");
    assertThat(Functions.TABLE.nearest("zzzzzzzzzzzz")).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> examples() {
    return Functions.ALL.stream()
        .flatMap(function -> function.examples().stream())
        .map(example -> DynamicTest.dynamicTest(example, () -> check(example)));
  }

  private static void check(String example) {
    int arrow = example.lastIndexOf(" => ");
    Template template = Languages.POWER_AUTOMATE.expression(example.substring(0, arrow));
    MapScope scope = new MapScope(FunctionExamples.CONTEXT, Dialect.POWER_AUTOMATE);
    String expected = example.substring(arrow + " => ".length());
    if (expected.equals("error")) {
      assertThatThrownBy(() -> template.evaluate(scope)).isInstanceOf(ExpressionException.class);
      return;
    }
    Object value = template.evaluate(scope);
    Object wanted = Json.parseLenient(expected);
    assertThat(Values.equal(value, wanted)).as("%s gave %s", example, Json.write(value)).isTrue();
    assertThat(Values.typeName(value)).as(example).isEqualTo(Values.typeName(wanted));
  }
}
