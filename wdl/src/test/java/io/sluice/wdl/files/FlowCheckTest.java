package io.sluice.wdl.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FlowCheckTest {
  private static CheckReport check(String text) {
    return check(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CheckReport check(byte[] bytes) {
    FlowCheck check = new FlowCheck(TestHost.anyTrigger());
    check.add("a.json", bytes);
    return check.report();
  }

  @Test
  void counts_actions_that_run_that_are_mocked_and_that_are_unsupported() {
    CheckReport report =
        check(
            FlowFixture.of(
                """
                "S": {"type": "Scope", "actions": {
                  "T": {"type": "OpenApiConnection", "inputs": {"host": {"operationId": "P",
                    "apiId": "/providers/Microsoft.PowerApps/apis/shared_teams"}}},
                  "X": {"type": "OpenApiConnection", "inputs": {"host": {"operationId": "P",
                    "apiId": "/providers/Microsoft.PowerApps/apis/shared_sql"}}}}},
                "I": {"type": "if", "expression": {"frob": ["@nope(1)", 1]}, "else": {"actions": {
                  "J": {"type": "JavaScriptCode", "inputs": {}}, "K": {"type": "Frobnicate"}}}}
                """));
    assertThat(Json.write(report.tree()))
        .isEqualTo(
            "{\"skipped\":[],\"leftOut\":[],\"definitions\":[{\"file\":\"a.json\",\"parsed\":true,\"error\":null,"
                + "\"actions\":{\"runs\":3,\"mocked\":2,\"unsupported\":1},"
                + "\"unknownFunctions\":[\"frob\",\"nope\"]}]}");
  }

  @Test
  void json_without_a_definition_is_skipped_and_broken_json_is_an_error() {
    assertThat(check("{\"a\": [1]}").skipped()).containsExactly("a.json");
    assertThat(check("[]").skipped()).containsExactly("a.json");
    CheckReport broken = check("{\"a\": ");
    assertThat(broken.allParsed()).isFalse();
    assertThat(broken.definitions().get(0).error()).startsWith("a.json:1:");
  }

  @Test
  void a_syntax_error_is_reported_with_its_path() {
    CheckReport.DefinitionCheck row =
        check(
                FlowFixture.of(
                    "\"A\": {\"type\": \"Compose\", \"inputs\": {\"x\": \"@concat('a'\"}}"))
            .definitions()
            .get(0);
    assertThat(row.error()).startsWith("actions/A/inputs/x: ").contains(">>>");
  }

  @Test
  void every_workflow_of_a_template_is_checked_and_template_expressions_are_ignored() {
    String workflow =
        "{\"type\": \"Microsoft.Logic/workflows\", \"properties\": {\"definition\": "
            + FlowFixture.of("\"A\": {\"type\": \"Compose\", \"inputs\": \"[concat('@{', 'x')]\"}")
            + "}}";
    CheckReport report = check("{\"resources\": [" + workflow + "," + workflow + "]}");
    assertThat(report.definitions()).hasSize(2);
    assertThat(report.allParsed()).isTrue();
  }

  @Property(tries = 300)
  void never_throws_for_arbitrary_bytes(@ForAll byte[] bytes) {
    assertThat(check(bytes).definitions().size() + check(bytes).skipped().size()).isEqualTo(1);
  }

  @Property(tries = 300)
  void never_throws_for_arbitrary_expressions(@ForAll @StringLength(max = 60) String text) {
    String json = Json.write(List.of("@" + text));
    String flow = FlowFixture.of("\"A\": {\"type\": \"Compose\", \"inputs\": " + json + "}");
    assertThat(check(flow).definitions()).hasSize(1);
  }

  @Test
  void members_of_the_wrong_type_cause_no_exception() {
    for (String odd : List.of("1", "null", "[]", "\"x\"", "{}", "[null]", "{\"a\": null}")) {
      for (String member :
          List.of("type", "inputs", "runAfter", "expression", "cases", "else", "actions")) {
        String json =
            FlowFixture.of(
                "\"A\": {\"type\": \"Switch\", \"z\": 1, \"" + member + "\": " + odd + "}");
        byte[] bytes =
            FlowFixture.bytes(json.replace("\"type\": \"Switch\", \"z\": 1, \"type\"", "\"type\""));
        assertThat(check(bytes).definitions()).as(json).hasSize(1);
        assertThat(new FlowLint(TestHost.anyTrigger()).lint("a.json", bytes)).isNotNull();
        assertThat(
                FlowOutline.lines(
                    io.sluice.wdl.definition.FlowFile.read("a.json", bytes), TestHost.anyTrigger()))
            .as(json)
            .isNotEmpty();
      }
    }
  }

  @Test
  void every_definition_of_the_corpus_parses_and_all_its_functions_are_known() throws IOException {
    FlowCheck check = new FlowCheck(TestHost.anyTrigger());
    Corpus.files().forEach(check::add);
    CheckReport report = check.report();
    assertThat(report.skipped()).contains("index.json");
    assertThat(report.definitions())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.error()).as(row.file()).isNull();
              assertThat(row.unknownFunctions()).as(row.file()).isEmpty();
              assertThat(row.count(Support.UNSUPPORTED)).as(row.file()).isZero();
            });
  }
}
