package io.sluice.wdl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.definition.FlowReader.FlowReadResult;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowReaderTest {
  private static final Path BAD = Path.of("src", "test", "resources", "flows", "bad");

  private static final String TRIGGERS =
      """
      "triggers": {"When": {"type": "OpenApiConnection", "inputs": {"host": {
        "apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
        "operationId": "OnUnificationCompleted"}, "parameters": {}}}}""";

  private static final String BARE =
      "{" + TRIGGERS + ", \"actions\": {\"A\": {\"type\": \"Compose\", \"inputs\": 1}}}";

  private static FlowReadResult read(String file, String text) {
    return FlowReader.read(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static FlowDefinition good(FlowReadResult reading) {
    assertThat(texts(reading)).isEmpty();
    return reading.definition().orElseThrow();
  }

  private static List<String> texts(FlowReadResult reading) {
    return reading.problems().stream().map(FlowProblem::text).toList();
  }

  @Test
  void an_empty_definition_is_reported_in_every_wrapping() {
    for (String text :
        List.of(
            "{}",
            "{\"definition\": {}}",
            "{\"properties\": {\"definition\": {}, \"triggers\": {}}}",
            "{\"resources\": [{\"type\": \"Microsoft.Logic/workflows\", \"properties\": {}}]}")) {
      FlowReader.FlowReadResult reading =
          FlowReader.read("f.json", text.getBytes(StandardCharsets.UTF_8));
      assertThat(reading.definition()).as(text).isEmpty();
      assertThat(reading.problems()).as(text).isNotEmpty();
    }
  }

  @Test
  void each_bad_file_breaks_its_rule_and_says_file_line_place_and_what_to_do() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(BAD)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".txt")) {
          List<String> problems =
              FlowProblemsPageTest.all(FlowReader.read(name, Files.readAllBytes(file))).stream()
                  .map(FlowProblem::text)
                  .toList();
          assertThat(problems).as(name).isNotEmpty();
          problems.forEach(text -> found.add(text.substring(0, Math.min(160, text.length()))));
        }
      }
    }
    if (Boolean.getBoolean("sluice.rewrite")) {
      Files.write(BAD.resolve("expected.txt"), found);
    }
    assertThat(found).isEqualTo(Files.readAllLines(BAD.resolve("expected.txt")));
  }

  @Test
  void names_are_looked_up_in_expressions_and_not_in_the_text_around_them() {
    String flow =
        "{" + TRIGGERS + ", \"actions\": {\"A\": {\"type\": \"Compose\", \"inputs\": %s}}}";
    for (String text :
        List.of(
            "\"write body('B') or @{concat('variables(''v'')')}\"",
            "\"@@{body('B')}\"",
            "\"@@outputs('B') @{1}\"",
            "{\"k\": \"@concat('parameters(', 'p')\"}")) {
      good(read("text.json", flow.formatted(text)));
    }
    for (String text :
        List.of(
            "\"@formDataValue('B', 'k')\"",
            "\"@{triggerBody()?[outputs ( 'B' )]}\"",
            "[\"@concat(string(BODY('B')))\"]")) {
      assertThat(texts(read("name.json", flow.formatted(text))))
          .singleElement()
          .asString()
          .contains("the flow has no action 'B'");
    }
  }

  @Test
  void all_problems_of_a_file_come_out_at_once() {
    FlowReadResult reading =
        read(
            "many.json",
            """
            {"triggers": {}, "actions": {
              "A": {"type": "Nope"},
              "B": {"type": "Compose", "inputs": "@("},
              "C": {"type": "Wait", "inputs": {}, "runAfter": {"X": ["Succeeded"]}}}}""");
    assertThat(reading.problems()).extracting(FlowProblem::line).containsExactly(1, 2, 3, 4, 4);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, EFBBBF",
    "UTF-8, ''",
    "UTF-16LE, FFFE",
    "UTF-16LE, ''",
    "UTF-16BE, FEFF",
    "UTF-16BE, ''"
  })
  void files_are_utf_8_or_utf_16_with_or_without_mark(String charset, String mark) {
    byte[] text = BARE.getBytes(Charset.forName(charset));
    byte[] start = HexFormat.of().parseHex(mark);
    byte[] bytes = new byte[start.length + text.length];
    System.arraycopy(start, 0, bytes, 0, start.length);
    System.arraycopy(text, 0, bytes, start.length, text.length);
    assertThat(good(FlowReader.read("x.json", bytes)).name()).isEqualTo("x");
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    FlowReadResult reading = FlowReader.read("x.json", new byte[] {'{', (byte) 0xC3, (byte) 0x28});
    assertThat(texts(reading))
        .containsExactly("x.json: the file must be UTF-8 or UTF-16. Save it as UTF-8.");
  }

  @Test
  void files_that_are_too_large_or_too_deep_are_refused() {
    assertThat(texts(FlowReader.read("x.json", new byte[FlowReader.MAX_BYTES + 1])))
        .singleElement()
        .asString()
        .contains("at most 5000000 bytes");
    assertThat(texts(read("x.json", "[".repeat(100_000))))
        .singleElement()
        .asString()
        .contains("nesting depth");
  }

  @Test
  void every_wrapping_holds_the_same_definition() {
    List<String> forms =
        List.of(
            BARE,
            "{\"definition\": " + BARE + ", \"kind\": \"Stateful\"}",
            "{\"name\": \"x\", \"properties\": {\"displayName\": \"x\", \"definition\": "
                + BARE
                + ", \"connectionReferences\": {\"shared_teams\": {}}}}",
            "{\"parameters\": {\"p\": {\"defaultValue\": 1}}, \"resources\": [{\"type\":"
                + " \"other\"}, {\"type\": \"Microsoft.Logic/workflows\", \"properties\":"
                + " {\"definition\": "
                + BARE.replace("\"inputs\": 1", "\"inputs\": \"[parameters('p')]\"")
                + "}}]}");
    for (String form : forms) {
      FlowDefinition definition = good(read("flow.json", form));
      assertThat(definition.trigger().operationId()).isEqualTo("OnUnificationCompleted");
      assertThat(definition.trigger().connector()).isEqualTo("customerinsights");
      assertThat(definition.actions().actions()).containsOnlyKeys("A");
    }
    assertThat(good(read("flow.json", forms.get(2))).connectionReferences())
        .containsOnlyKeys("shared_teams");
  }

  @Test
  void yaml_is_the_same_tree_and_so_the_same_version() {
    String yaml =
        """
        triggers:
          When:
            type: OpenApiConnection
            inputs:
              host:
                apiId: /providers/Microsoft.PowerApps/apis/shared_customerinsights
                operationId: OnUnificationCompleted
              parameters: {}
        actions:
          A:
            type: Compose
            inputs: 1
        """;
    assertThat(good(read("flow.yaml", yaml)).hash())
        .isEqualTo(good(read("flow.json", BARE)).hash());
  }

  @Test
  void a_kept_version_compiles_to_the_same_version() {
    FlowDefinition first = good(read("My flow.yaml", BARE.replace("1", "1.50")));
    FlowDefinition again = good(FlowReader.kept(first.name(), first.source()));
    assertThat(again.hash()).isEqualTo(first.hash());
    assertThat(again.source()).isEqualTo(first.source());
  }

  @Test
  void versions_differ_by_content_and_by_name_but_not_by_white_space() {
    String hash = good(read("a.json", BARE)).hash();
    assertThat(good(read("b.json", BARE)).hash()).isNotEqualTo(hash);
    assertThat(good(read("a.json", BARE.replace("\"A\"", "\"B\""))).hash()).isNotEqualTo(hash);
    assertThat(good(read("a.json", BARE.replace("{", "{ "))).hash()).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({
    "hello.json, hello",
    "hello.world.yaml, hello.world",
    "folder/hello.yml, hello",
    "AdminSync-9437B2F2-ABE3-E911-A856-000D3A3627BC.json, AdminSync",
    "Übersicht.json, Übersicht"
  })
  void a_flow_is_called_by_its_file(String file, String name) {
    assertThat(read(file, BARE).name()).isEqualTo(name);
  }

  @Test
  void unknown_members_are_kept_and_disturb_nothing() {
    FlowDefinition definition =
        good(read("a.json", BARE.replace("\"actions\"", "\"x-new\": {\"y\": [1]}, \"actions\"")));
    assertThat(definition.source()).contains("\"x-new\":{\"y\":[1]}");
  }

  @Test
  void retry_policies_are_read_from_inputs_or_beside_them_and_kept_within_bounds() {
    String call =
        """
        {%s, "actions": {"A": {"type": "Http", "inputs": {"method": "GET", "uri": "u"%s}%s}}}""";
    String policy =
        ", \"retryPolicy\": {\"type\": \"fixed\", \"count\": 1000000, \"interval\": \"PT0S\"}";
    for (String text :
        List.of(call.formatted(TRIGGERS, policy, ""), call.formatted(TRIGGERS, "", policy))) {
      RetryPolicy read =
          Objects.requireNonNull(
              good(read("a.json", text)).action("A").orElseThrow().options().retry());
      assertThat(read.count()).isEqualTo(90);
      assertThat(read.interval()).isEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  void parameters_have_their_defaults() {
    FlowDefinition definition =
        good(
            read(
                "a.json",
                BARE.replace(
                    "{\"triggers\"",
                    "{\"parameters\": {\"Channel (new_channel)\": {\"type\": \"String\","
                        + " \"defaultValue\": \"ops\"}}, \"triggers\"")));
    assertThat(definition.parameters()).isEqualTo(Map.of("Channel (new_channel)", "ops"));
  }

  @Test
  void actions_know_their_containers_and_bodies_their_leaves() {
    FlowDefinition definition =
        good(
            read(
                "a.json",
                """
                {%s, "actions": {
                  "S": {"type": "Scope", "actions": {
                    "L": {"type": "Foreach", "foreach": "@triggerBody()", "actions": {
                      "X": {"type": "Compose", "inputs": 1},
                      "Y": {"type": "Compose", "inputs": 1, "runAfter": {"X": ["FAILED"]}}}}}}}}"""
                    .formatted(TRIGGERS)));
    assertThat(definition.action("y").orElseThrow().containers()).containsExactly("S", "L");
    ActionBlock loop =
        Objects.requireNonNull(definition.action("L").orElseThrow().blocks().get("actions"));
    assertThat(loop.leaves()).containsExactly("Y");
  }
}
