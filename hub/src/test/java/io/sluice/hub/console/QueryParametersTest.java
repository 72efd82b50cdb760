package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
  @Test
  void the_limit_is_50_unless_given() {
    assertThat(QueryParameters.of(List.of(), "limit").limit()).isEqualTo(50);
    assertThat(limit("1")).isEqualTo(1);
    assertThat(limit("1000")).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1", "+5", "5.0", "ten", "99999999999", "١"})
  void a_limit_outside_1_to_1000_is_refused_with_the_rule(String value) {
    assertThatThrownBy(() -> limit(value))
        .isInstanceOf(HttpProblem.class)
        .hasMessage("\"limit\" is \"" + value + "\"")
        .extracting(thrown -> ((HttpProblem) thrown).reply().body().toString())
        .asString()
        .contains("limit must be a whole number from 1 to 1000");
  }

  @Test
  void an_unknown_name_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> QueryParameters.of(List.of(Map.entry("limt", "5")), "limit", "cursor"))
        .extracting(thrown -> ((HttpProblem) thrown).reply().body().toString())
        .asString()
        .contains("limt is not a parameter here; known: [limit, cursor]");
  }

  @Test
  void a_name_given_twice_is_refused() {
    assertThatThrownBy(
            () ->
                QueryParameters.of(
                    List.of(Map.entry("limit", "5"), Map.entry("limit", "6")), "limit"))
        .isInstanceOf(HttpProblem.class);
  }

  @Test
  void empty_and_overlong_values_are_refused() {
    for (String value : List.of("", " ", "x".repeat(501))) {
      assertThatThrownBy(() -> QueryParameters.of(List.of(Map.entry("kind", value)), "kind"))
          .isInstanceOf(HttpProblem.class);
    }
  }

  @Test
  void a_value_of_a_closed_list_is_matched_exactly() {
    QueryParameters given = QueryParameters.of(List.of(Map.entry("status", "failed")), "status");
    assertThatThrownBy(() -> given.oneOf("status", List.of("Failed")))
        .isInstanceOf(HttpProblem.class);
    assertThat(given.oneOf("status", List.of("failed"))).isEqualTo("failed");
  }

  private static int limit(String value) {
    return QueryParameters.of(List.of(Map.entry("limit", value)), "limit").limit();
  }
}
