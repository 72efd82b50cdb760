package io.sluice.hub.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.flow.expression.Json;
import io.sluice.hub.flow.expression.functions.Functions;
import io.sluice.hub.flow.expression.functions.Reference;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code sluice expr}: values, and the table of functions in its three forms. */
class ExprCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new ExprCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void a_value_is_printed_and_a_failure_is_told() {
    assertThat(run("@add(1, 2)")).isZero();
    assertThat(out.toString().strip()).isEqualTo("3");
    assertThat(run("@add(1, 'x')")).isEqualTo(1);
    assertThat(err.toString()).contains("add");
  }

  @Test
  void the_functions_are_listed_as_text_as_the_reference_and_as_json() {
    assertThat(run("--functions", "zone")).isZero();
    assertThat(out.toString()).contains("convertTimeZone(", "3 functions");
    out.getBuffer().setLength(0);
    assertThat(run("--functions", "--output", "markdown")).isZero();
    assertThat(out.toString()).isEqualTo(Reference.markdown(Functions.ALL));
    out.getBuffer().setLength(0);
    assertThat(run("--functions", "nthIndexOf", "--output=json")).isZero();
    Map<?, ?> tree = (Map<?, ?>) Json.parse(out.toString());
    assertThat((List<?>) tree.get("items")).hasSize(1);
    assertThat(tree.get("context")).isInstanceOf(Map.class);
  }

  @Test
  void a_form_that_does_not_exist_is_told() {
    assertThat(run("--functions", "--output=xml")).isEqualTo(2);
    assertThat(err.toString()).contains("text, markdown or json");
  }
}
