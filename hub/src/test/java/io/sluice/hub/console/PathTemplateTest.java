package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
  private static final PathTemplate EVENT = PathTemplate.of("/api/v1/events/{id}");

  @Test
  void a_literal_path_matches_itself() {
    assertThat(PathTemplate.of("/").match("/")).contains(Map.of());
    assertThat(PathTemplate.of("/-/ready").match("/-/ready")).contains(Map.of());
  }

  @Test
  void a_parameter_is_unescaped_once() {
    assertThat(EVENT.match("/api/v1/events/a%20b%C3%A9%2541")).contains(Map.of("id", "a bé%41"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/api/v1/events",
        "/api/v1/events/",
        "/api/v1/events//",
        "//api/v1/events/a",
        "/api//v1/events/a",
        "/api/v1/events/a/",
        "/api/v1/events/.",
        "/api/v1/events/..",
        "/api/v1/events/%2e%2e",
        "/api/v1/events/a%2fb",
        "/api/v1/events/a%5cb",
        "/api/v1/events/a;b",
        "/api/v1/events/a%3bb",
        "/api/v1/events/a%00",
        "/api/v1/events/%",
        "/api/v1/events/%4",
        "/api/v1/events/%zz",
        "/api/v1/events/%c3",
        "/api/v1/events/%ff",
        "/API/v1/events/a",
        "/api/v1/%65vents/a",
        "/api/./v1/events/a",
        "/x/../api/v1/events/a",
        "api/v1/events/a",
        "/api/v1/events/é",
        "/api/v1/events/a b",
        "/api/v1/events/%１1"
      })
  void other_spellings_do_not_match(String raw) {
    assertThat(EVENT.match(raw)).isEmpty();
  }

  @Property
  void a_match_never_yields_a_separator_or_control_character(@ForAll String segment) {
    EVENT
        .match("/api/v1/events/" + segment)
        .ifPresent(
            found ->
                assertThat(found.get("id"))
                    .isNotEmpty()
                    .isNotIn(".", "..")
                    .doesNotContain("/", "\\", ";", "\0", "\n", "\r"));
  }
}
