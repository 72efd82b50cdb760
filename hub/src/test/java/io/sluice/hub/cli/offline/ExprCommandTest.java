package io.sluice.hub.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.functions.FunctionReference;
import io.sluice.wdl.functions.Functions;
import io.sluice.wdl.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code sluice expr}: values, test vectors, and the list of functions in its three formats. */
class ExprCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new ExprCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void prints_the_value_or_the_error() {
    assertThat(run("@add(1, 2)")).isZero();
    assertThat(out.toString().strip()).isEqualTo("3");
    assertThat(run("@add(1, 'x')")).isEqualTo(1);
    assertThat(err.toString()).contains("add");
  }

  @Test
  void the_host_chooses_the_dialect_of_expressions_and_vectors() throws IOException {
    assertThat(run("@equals('true', true)", "--host", "logic-apps-standard")).isZero();
    assertThat(out.toString().strip()).isEqualTo("true");
    assertThat(run("@equals('true', true)", "--host", "power-automate")).isZero();
    assertThat(out.toString().strip()).isEqualTo("false");
    String vectors = file("v.jsonl", "{\"id\": 1, \"expression\": \"@equals('true', true)\"}");
    assertThat(run("--vectors", vectors, "--host", "logic-apps-standard")).isZero();
    assertThat(out.toString().strip()).isEqualTo("{\"id\":1,\"value\":true}");
    assertThat(run("@1", "--host", "azure")).isEqualTo(2);
    assertThat(err.toString()).contains("'azure' is not power-automate or logic-apps-standard");
  }

  @Test
  void clock_and_chance_are_fixed_unless_given() {
    assertThat(run("@utcNow()")).isZero();
    assertThat(out.toString().strip()).isEqualTo("2026-01-15T10:30:00.0000000Z");
    assertThat(run("@utcNow()", "--now", "2026-11-20T08:00:00Z")).isZero();
    assertThat(out.toString().strip()).isEqualTo("2026-11-20T08:00:00.0000000Z");
    assertThat(run("@utcNow()", "--now", "noon")).isEqualTo(2);
    assertThat(err.toString()).contains("--now noon is not a time");
    run("@guid()");
    String first = out.toString();
    run("@guid()");
    assertThat(out.toString()).isEqualTo(first);
    run("@guid()", "--seed", "2");
    assertThat(out.toString()).isNotEqualTo(first);
  }

  @Test
  void lists_functions_as_text_markdown_and_json() {
    assertThat(run("--functions", "zone")).isZero();
    assertThat(out.toString()).contains("convertTimeZone(", "3 functions");
    assertThat(run("--functions", "--output", "markdown")).isZero();
    assertThat(out.toString()).isEqualTo(FunctionReference.markdown(Functions.ALL));
    assertThat(run("--functions", "nthIndexOf", "--output=json")).isZero();
    Map<?, ?> tree = (Map<?, ?>) Json.parse(out.toString());
    assertThat((List<?>) tree.get("items")).hasSize(1);
    assertThat(tree.get("context")).isInstanceOf(Map.class);
  }

  @Test
  void an_unknown_output_format_is_reported() {
    assertThat(run("--functions", "--output=xml")).isEqualTo(2);
    assertThat(err.toString()).contains("text, markdown or json");
  }

  @Test
  void an_invalid_vector_does_not_stop_the_following_ones() throws IOException {
    String suite =
        """
        \ufeff{"id": "bom", "expression": "@add(1, 1)"}
        no json

        {"id": "cut", "expression": "@1"
        [1]
        {"id": "bare"}
        {"expression": "@2"}
        {"id": "context", "expression": "@3", "context": [1]}
        {"id": "clock", "expression": "@utcNow()", "context": {"now": "rubbish"}}
        {"id": "type", "expression": "@utcNow()", "context": {"now": 5}}
        {"id": "large", "expression": "@json(concat('[', join(range(100000000, 99999), ','), ']'))"}
        {"id": "last", "expression": "@utcNow('yyyy')", "context": {"now": "2027-02-03"}}
        """;
    assertThat(run("--vectors", file("v.jsonl", suite))).isZero();
    assertThat(out.toString().lines().map(line -> line.substring(0, Math.min(34, line.length()))))
        .containsExactly(
            "{\"id\":\"bom\",\"value\":2}",
            "{\"id\":\"line 2\",\"error\":\"Expected a",
            "{\"id\":\"line 4\",\"error\":\"Expected '",
            "{\"id\":\"line 5\",\"error\":\"the line i",
            "{\"id\":\"bare\",\"error\":\"the vector h",
            "{\"id\":\"line 7\",\"value\":2}",
            "{\"id\":\"context\",\"error\":\"the vecto",
            "{\"id\":\"clock\",\"error\":\"The context",
            "{\"id\":\"type\",\"error\":\"The context'",
            "{\"id\":\"large\",\"value\":[100000000,1",
            "{\"id\":\"last\",\"value\":\"2027\"}");
  }

  @Test
  void malformed_utf_8_affects_its_line_only() throws IOException {
    byte[] bytes =
        "{\"id\":1,\"expression\":\"?\"}\n{\"id\":2,\"expression\":\"b\"}\n"
            .getBytes(StandardCharsets.UTF_8);
    bytes[22] = (byte) 0xff;
    assertThat(run("--vectors", file("v.jsonl", bytes))).isZero();
    assertThat(out.toString().lines())
        .containsExactly("{\"id\":1,\"value\":\"\ufffd\"}", "{\"id\":2,\"value\":\"b\"}");
  }

  @Test
  void an_invalid_context_is_reported_with_its_position() throws IOException {
    String context = file("c.json", "{\"variables\": {");
    assertThat(run("@variables('a')", "--context", context)).isEqualTo(2);
    assertThat(err.toString()).contains("c.json", "character", "hint:");
    assertThat(run("@variables('a')", "--context", file("d.json", "[1]"))).isEqualTo(2);
    assertThat(err.toString()).contains("must hold a JSON object");
  }

  @Test
  void evaluates_an_expression_in_a_context() throws IOException {
    String context = file("c.json", "{\"variables\": {\"a\": [1, \"x\"]}}");
    assertThat(run("@variables('A')", "--context", context)).isZero();
    assertThat(out.toString().strip()).isEqualTo("[1,\"x\"]");
    assertThat(run("@variables('b')", "--context", context)).isEqualTo(1);
  }
}
