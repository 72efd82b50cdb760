package io.sluice.wdl.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.wdl.functions.ExpressionVectors;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The measured vectors beside the project, when they are there. */
class VectorsTest {
  private static final double ENOUGH_OF_THE_STANDARD_HOST = 0.9;

  @Test
  void all_cloud_vectors_give_what_the_cloud_gave() {
    assertThat(differences("cloud")).isEmpty();
  }

  @Test
  void all_documented_examples_give_what_the_documentation_says() {
    assertThat(differences("docs")).isEmpty();
  }

  @Test
  void nearly_all_standard_host_vectors_give_what_that_host_gave() {
    List<String> differences = differences("standard-host");
    differences.forEach(line -> System.out.println("differs from the Standard host: " + line));
    long all = of("standard-host").size();
    assertThat(differences.size())
        .isLessThanOrEqualTo((int) (all * (1 - ENOUGH_OF_THE_STANDARD_HOST)));
  }

  @Test
  void error_messages_contain_the_measured_words() {
    List<String> missing = new ArrayList<>();
    for (Map<String, @Nullable Object> vector : present()) {
      if (vector.get("errorContains") instanceof String words) {
        String error = String.valueOf(ExpressionVectors.evaluate(vector).get("error"));
        if (!error.contains(words)) {
          missing.add(words + " in: " + error);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void a_line_gives_its_id_with_a_value_or_an_error() {
    assertThat(ExpressionVectors.evaluate(line("@add(1, 2)")))
        .isEqualTo(new LinkedHashMap<>(Map.of("id", "a", "value", 3L)));
    assertThat(ExpressionVectors.evaluate(line("@add(1")))
        .containsKeys("id", "error")
        .doesNotContainKey("value");
    assertThat(ExpressionVectors.evaluate(line("@null"))).containsEntry("value", null);
  }

  private static Map<String, @Nullable Object> line(String expression) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("id", "a");
    line.put("expression", expression);
    return line;
  }

  private static List<String> differences(String confidence) {
    List<String> differences = new ArrayList<>();
    for (Map<String, @Nullable Object> vector : of(confidence)) {
      Map<String, @Nullable Object> result = ExpressionVectors.evaluate(vector);
      boolean same =
          Boolean.TRUE.equals(vector.get("expectError"))
              ? result.containsKey("error")
              : result.containsKey("value") && same(result.get("value"), vector.get("expected"));
      if (!same) {
        differences.add(
            vector.get("id")
                + " "
                + vector.get("expression")
                + " expected "
                + Json.write(vector.get("expected"))
                + " but was "
                + result);
      }
    }
    return differences;
  }

  /** Equality of the scoring rule: numbers within 1e-9, else deep and strict. */
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      double difference = Math.abs(x.doubleValue() - y.doubleValue());
      return Values.equal(x, y) || difference <= 1e-9 * Math.max(1, Math.abs(y.doubleValue()));
    }
    if (a instanceof List<?> x && b instanceof List<?> y && x.size() == y.size()) {
      for (int i = 0; i < x.size(); i++) {
        if (!same(x.get(i), y.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.keySet().equals(y.keySet())
          && x.keySet().stream().allMatch(key -> same(x.get(key), y.get(key)));
    }
    return Values.equal(a, b);
  }

  private static List<Map<String, @Nullable Object>> of(String confidence) {
    return present().stream()
        .filter(vector -> confidence.equals(vector.get("confidence")))
        .filter(vector -> !Boolean.TRUE.equals(vector.get("disputed")))
        .toList();
  }

  private static List<Map<String, @Nullable Object>> present() {
    Optional<List<Map<String, @Nullable Object>>> vectors = SharedCorpus.vectors();
    if (vectors.isEmpty()) {
      System.out.println("No shared/corpus beside the project: the vectors are not checked.");
    }
    assumeTrue(vectors.isPresent());
    return vectors.get();
  }
}
