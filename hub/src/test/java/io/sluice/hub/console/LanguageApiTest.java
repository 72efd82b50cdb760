package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.functions.Functions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The functions over the API, and expressions that are tried. */
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
  void the_table_is_given_with_the_run_of_its_examples() {
    JsonObject table = console.get("/api/v1/functions").json();
    assertThat(table.getJsonArray("items")).hasSameSizeAs(Functions.ALL);
    JsonObject first = table.getJsonArray("items").getJsonObject(0);
    assertThat(first.getString("family")).isEqualTo("String");
    assertThat(first.getString("signature")).isEqualTo("concat(text, ...)");
    assertThat(table.getJsonObject("context").getString("now")).isEqualTo("2026-01-15T10:30:00Z");
  }

  @Test
  void an_expression_is_evaluated_over_the_given_data_or_the_run_of_the_examples() {
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
  void a_long_result_is_cut_and_says_so() {
    JsonObject given = evaluate(new JsonObject().put("expression", "@range(1, 90000)"));
    assertThat(given.getBoolean("cut")).isTrue();
    assertThat(given.getString("json")).hasSize(LanguageApi.MOST_CHARACTERS);
  }

  @Test
  void what_is_no_expression_or_no_context_is_refused() {
    assertThat(console.post("/api/v1/expressions", "{}").status()).isEqualTo(400);
    assertThat(console.post("/api/v1/expressions", "{\"expression\": 5}").status()).isEqualTo(400);
    assertThat(
            console
                .post("/api/v1/expressions", "{\"expression\": \"@add(1, 2)\", \"context\": [1]}")
                .status())
        .isEqualTo(400);
  }
}
