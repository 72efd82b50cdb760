package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.functions.Functions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Functions and evaluation of expressions over the API. */
@ExtendWith(VertxExtension.class)
class LanguageApiTest {
  private ConsoleFixture console;

  @BeforeEach
  void open(Vertx vertx) {
    console = ConsoleFixture.open(vertx, new FakeHub(vertx).filled());
  }

  private JsonObject evaluate(JsonObject body) {
    return console.post("/api/v1/expressions", body.encode()).json();
  }

  @Test
  void functions_come_with_the_sample_run_of_their_examples() {
    JsonObject table = console.get("/api/v1/functions").json();
    assertThat(table.getJsonArray("items")).hasSameSizeAs(Functions.ALL);
    JsonObject first = table.getJsonArray("items").getJsonObject(0);
    assertThat(first.getString("family")).isEqualTo("String");
    assertThat(first.getString("signature")).isEqualTo("concat(text, ...)");
    assertThat(table.getJsonObject("context").getString("now")).isEqualTo("2026-01-15T10:30:00Z");
  }

  @Test
  void an_expression_is_evaluated_over_the_given_context_or_the_sample_run() {
    JsonObject own = new JsonObject().put("variables", new JsonObject().put("n", 20));
    JsonObject given =
        evaluate(
            new JsonObject().put("expression", "@add(variables('n'), 1.5)").put("context", own));
    assertThat(given.getString("json")).isEqualTo("21.5");
    assertThat(given.getString("type")).isEqualTo("Float");
    assertThat(given.getString("error")).isNull();
    assertThat(
            evaluate(new JsonObject().put("expression", "@variables('numItems')"))
                .getString("json"))
        .isEqualTo("20");
  }

  @Test
  void an_expression_that_fails_or_cannot_be_read_is_answered_with_the_reason() {
    assertThat(evaluate(new JsonObject().put("expression", "@div(1, 0)")).getString("error"))
        .contains("div");
    assertThat(evaluate(new JsonObject().put("expression", "@add(1,")).getString("error"))
        .isNotEmpty();
  }

  @Test
  void a_long_result_is_truncated_and_marked() {
    JsonObject given = evaluate(new JsonObject().put("expression", "@range(1, 90000)"));
    assertThat(given.getBoolean("cut")).isTrue();
    assertThat(given.getString("json")).hasSize(LanguageApi.MAX_RESULT_CHARACTERS);
  }

  @Test
  void a_malformed_expression_or_context_is_refused() {
    assertThat(console.post("/api/v1/expressions", "{}").status()).isEqualTo(400);
    assertThat(console.post("/api/v1/expressions", "{\"expression\": 5}").status()).isEqualTo(400);
    assertThat(
            console
                .post("/api/v1/expressions", "{\"expression\": \"@add(1, 2)\", \"context\": [1]}")
                .status())
        .isEqualTo(400);
  }
}
