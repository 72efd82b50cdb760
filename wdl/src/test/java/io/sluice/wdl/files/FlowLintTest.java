package io.sluice.wdl.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FlowLintTest {
  private static final FlowLint LINT = new FlowLint(TestHost.anyTrigger());

  /** By code: the path of the finding, and a flow that violates the rule. */
  private static final Map<String, String[]> VIOLATIONS = new LinkedHashMap<>();

  private static void violation(String code, String path, String actions) {
    VIOLATIONS.put(code, new String[] {path, FlowFixture.of(actions)});
  }

  static {
    VIOLATIONS.put("SL001", new String[] {"", "{\"actions\": "});
    violation("SL002", "actions/A/inputs", "\"A\": {\"type\": \"Compose\", \"inputs\": \"@a(\"}");
    violation(
        "SL003", "actions/A/inputs", "\"A\": {\"type\": \"Compose\", \"inputs\": \"@cancat(1)\"}");
    violation(
        "SL004",
        "actions/A/inputs/x",
        "\"A\": {\"type\": \"Compose\", \"inputs\": {\"x\": \"body('A')\"}}");
    violation(
        "SL005",
        "actions/A/expression",
        "\"A\": {\"type\": \"If\", \"expression\": {\"equals\": [\"@add(1, 1)\", 2]}}");
    violation(
        "SL006",
        "actions/A/runAfter/Z",
        "\"A\": {\"type\": \"Compose\", \"inputs\": 1, \"runAfter\": {\"Z\": [\"Succeeded\"]}}");
    violation(
        "SL007",
        "actions",
        "\"A\": {\"type\": \"Compose\", \"inputs\": 1, \"runAfter\": {\"B\": [\"Succeeded\"]}},"
            + "\"B\": {\"type\": \"Compose\", \"inputs\": 1, \"runAfter\": {\"A\": [\"Failed\"]}}");
    violation(
        "SL008",
        "actions/A/inputs",
        "\"A\": {\"type\": \"Compose\", \"inputs\": \"@body('Other')\"}");
    violation(
        "SL009",
        "actions/A/inputs",
        "\"A\": {\"type\": \"Compose\", \"inputs\": \"@outputs('B')\"},"
            + "\"B\": {\"type\": \"Compose\", \"inputs\": 1}");
    violation(
        "SL010",
        "actions/B/inputs",
        "\"A\": {\"type\": \"Foreach\", \"foreach\": [1], \"actions\": {}},"
            + "\"B\": {\"type\": \"Compose\", \"inputs\": \"@items('A')\","
            + " \"runAfter\": {\"A\": [\"Succeeded\"]}}");
    violation(
        "SL011",
        "actions/B/runAfter/A",
        "\"A\": {\"type\": \"Terminate\", \"inputs\": {\"runStatus\": \"Failed\"}},"
            + "\"B\": {\"type\": \"Compose\", \"inputs\": 1,"
            + " \"runAfter\": {\"A\": [\"Succeeded\"]}}");
    violation("SL012", "actions/A", "\"A\": {\"type\": \"Scope\", \"actions\": {}}");
    violation(
        "SL013",
        "actions/A/actions/R",
        "\"A\": {\"type\": \"Foreach\", \"foreach\": [1], \"actions\": {"
            + "\"R\": {\"type\": \"Response\", \"inputs\": {\"statusCode\": 200}}}}");
    violation(
        "SL014", "actions/R", "\"R\": {\"type\": \"Response\", \"inputs\": {\"statusCode\": 200}}");
    violation(
        "SL015",
        "actions/A/inputs/name",
        "\"A\": {\"type\": \"SetVariable\", \"inputs\": {\"name\": \"x\", \"value\": 1}}");
    violation(
        "SL016",
        "actions/A/inputs/name",
        "\"A\": {\"type\": \"SetVariable\", \"inputs\": {\"name\": \"x\", \"value\": 1}},"
            + variable("x"));
    violation("SL017", "actions/V", variable("x"));
    violation(
        "SL018",
        "actions/L/actions/A",
        variable("x")
            + ", \"L\": {\"type\": \"Foreach\", \"foreach\": [1], \"runAfter\": {\"V\":"
            + " [\"Succeeded\"]}, \"runtimeConfiguration\": {\"concurrency\": {\"repetitions\":"
            + " 5}}, \"actions\": {\"A\": {\"type\": \"IncrementVariable\", \"inputs\":"
            + " {\"name\": \"x\", \"value\": 1}}}}");
    violation(
        "SL019",
        "actions/A/inputs",
        "\"A\": {\"type\": \"Compose\", \"inputs\": \"@parameters('q')\"}");
    violation("SL020", "parameters/p", "\"A\": {\"type\": \"Compose\", \"inputs\": 1}");
    VIOLATIONS.get("SL020")[1] = VIOLATIONS.get("SL020")[1].replace("@parameters('p')", "");
    violation("SL021", "actions/A/type", "\"A\": {\"type\": \"Frob\"}");
    violation(
        "SL022",
        "actions/A/inputs/host",
        "\"A\": {\"type\": \"OpenApiConnection\", \"inputs\": {\"host\": {\"operationId\": \"P\","
            + " \"apiId\": \"shared_sql\"}}}");
    violation(
        "SL023",
        "actions/" + "N".repeat(81),
        "\"" + "N".repeat(81) + "\": {\"type\": \"Compose\"}");
    violation(
        "SL024",
        "actions/A/foreach",
        "\"A\": {\"type\": \"Foreach\", \"foreach\": \"@{body('X')}\"}");
    violation(
        "SL025",
        "actions/A",
        "\"A\": {\"type\": \"Until\", \"expression\": \"@equals(rand(1, 9), 2)\"}");
    violation(
        "SL026",
        "actions/A/inputs/authentication/password",
        http(
            "POST",
            "https://x.example/",
            "\"authentication\": {\"password\": \"hunter2hunter2\"}"));
    violation("SL027", "actions/A/inputs/uri", http("GET", "http://x.example/", "\"body\": 1"));
    violation("SL028", "actions/A", http("POST", "https://x.example/", "\"body\": 1"));
    violation(
        "SL029",
        "actions/A/cases/Y/case",
        "\"A\": {\"type\": \"Switch\", \"expression\": \"@triggerBody()\", \"cases\": {"
            + "\"X\": {\"case\": 1, \"actions\": {}}, \"Y\": {\"case\": 1, \"actions\": {}}}}");
    violation(
        "SL030",
        "actions/A/inputs/host/connectionName",
        "\"A\": {\"type\": \"OpenApiConnection\", \"inputs\": {\"host\": {\"operationId\": \"P\","
            + " \"apiId\": \"shared_teams\", \"connectionName\": \"shared_teams_1\"}}}},"
            + "\"connectionReferences\": {\"shared_teams\": {}");
    violation("SL031", "triggers/When/inputs/parameters", "");
    VIOLATIONS.get("SL031")[1] =
        VIOLATIONS.get("SL031")[1].replace("OnUnificationCompleted", "OnSegmentThresholdCrossed");
    violation("SL032", "triggers/When", "");
    VIOLATIONS.get("SL032")[1] =
        VIOLATIONS.get("SL032")[1].replace("shared_customerinsights", "shared_sql");
    violation("SL033", "actions/A/inputs", "\"A\": {\"type\": \"Wait\", \"inputs\": {}}");
    violation(
        "SL034",
        "actions/A/inputs/retryPolicy/count",
        http(
            "GET",
            "https://a.example/",
            "\"retryPolicy\": {\"type\": \"fixed\", \"count\": 91, \"interval\": \"PT5S\"}"));
    violation(
        "SL035",
        "actions/A/inputs",
        "\"A\": {\"type\": \"Compose\", \"inputs\": \"[resourceGroup().name]\"}");
    violation(
        "SL036",
        "actions/A/inputs",
        "\"A\": {\"type\": \"Compose\", \"inputs\": \"@indexOf('a', 'b', 1)\"}");
    violation(
        "SL037",
        "actions/A/inputs/host",
        "\"A\": {\"type\": \"OpenApiConnection\", \"inputs\": {\"host\": {\"operationId\":"
            + " \"Nope\", \"apiId\": \"shared_teams\"}}}");
    violation(
        "SL038",
        "actions/A/inputs/host/workflow/id",
        "\"A\": {\"type\": \"Workflow\", \"inputs\": {\"host\": {\"workflow\": {\"id\":"
            + " \"childs\"}}}}");
    violation(
        "SL039",
        "parameters/p",
        "\"A\": {\"type\": \"Compose\", \"inputs\": {\"@{parameters('p')}\": 1}}");
    VIOLATIONS.get("SL039")[1] =
        VIOLATIONS.get("SL039")[1].replace(", \"defaultValue\": \"d\"", "");
    violation("SL040", "resources/0/properties/definition/actions/A/inputs", "");
    VIOLATIONS.get("SL040")[1] =
        "{\"resources\": [{\"type\": \"Microsoft.Logic/workflows\", \"properties\": {"
            + "\"definition\": "
            + FlowFixture.of("\"A\": {\"type\": \"Compose\", \"inputs\": \"[reference('a').b]\"}")
            + "}}]}";
  }

  /** A project with one workflow. */
  private static final LogicAppProject PROJECT =
      LogicAppProject.of(
          new FileMembers() {
            @Override
            public List<String> names() {
              return List.of("child/workflow.json");
            }

            @Override
            public byte[] read(String name) {
              return new byte[0];
            }
          },
          "");

  private static String variable(String name) {
    return "\"V\": {\"type\": \"InitializeVariable\", \"inputs\": {\"variables\": [{\"name\": \""
        + name
        + "\", \"type\": \"integer\"}]}}";
  }

  private static String http(String method, String uri, String more) {
    return "\"A\": {\"type\": \"Http\", \"inputs\": {\"method\": \"%s\", \"uri\": \"%s\", %s}}"
        .formatted(method, uri, more);
  }

  private static List<Finding> lint(String text) {
    FlowFile file = FlowFile.read("f.json", FlowFixture.bytes(text));
    return LINT.lint(new FoundFlows.FoundFlow("f.json", "f", file, PROJECT));
  }

  @Test
  void every_rule_finds_its_violation_at_the_right_path() {
    assertThat(VIOLATIONS.keySet())
        .containsExactlyElementsOf(LintRules.ALL.stream().map(LintRule::code).toList());
    VIOLATIONS.forEach(
        (code, row) ->
            assertThat(lint(row[1]))
                .as(code)
                .anySatisfy(
                    finding -> {
                      assertThat(finding.rule().code()).isEqualTo(code);
                      assertThat(finding.path()).isEqualTo(row[0]);
                      assertThat(finding.position().line()).isPositive();
                      assertThat(finding.position().column()).isPositive();
                    }));
  }

  @Test
  void codes_are_sorted_and_unique_and_every_rule_has_a_reason_and_a_fix() {
    assertThat(LintRules.ALL).hasSizeGreaterThanOrEqualTo(15);
    assertThat(LintRules.ALL.stream().map(LintRule::code)).isSorted().doesNotHaveDuplicates();
    assertThat(LintRules.ALL)
        .allSatisfy(
            rule -> {
              assertThat(rule.why()).endsWith(".");
              assertThat(rule.fix()).isNotBlank().doesNotEndWith(".");
              assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
              assertThat(LintRules.find(rule.code().toLowerCase(java.util.Locale.ROOT)))
                  .contains(rule);
            });
  }

  @Test
  void findings_in_json_and_yaml_have_line_and_column() {
    String json = "{\n  \"triggers\": {},\n  \"actions\": {\n    \"A\": {\"type\": \"Frob\"}}}";
    assertThat(lint(json))
        .extracting(Finding::text)
        .anyMatch(text -> text.startsWith("f.json:4:11: error SL021 actions/A/type: "));
    String yaml = "triggers: {}\nactions:\n  A:\n    type: Frob\n";
    assertThat(LINT.lint("f.yaml", FlowFixture.bytes(yaml)))
        .extracting(Finding::text)
        .anyMatch(text -> text.startsWith("f.yaml:4:5: error SL021 actions/A/type: "));
  }

  @Test
  void an_unreadable_file_is_reported_at_the_position_of_the_fault() {
    assertThat(lint("{\n  \"a\": 1,\n  \"a\": 2}"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.text()).startsWith("f.json:3:3: error SL001: 'a' occurs twice");
            });
  }

  @Test
  void an_unknown_name_suggests_a_similar_one() {
    assertThat(lint(VIOLATIONS.get("SL003")[1]))
        .anySatisfy(finding -> assertThat(finding.message()).contains("did you mean 'concat'"));
    assertThat(
            lint(
                FlowFixture.of(
                    "\"Get_items\": {\"type\": \"Compose\", \"inputs\": 1},"
                        + "\"B\": {\"type\": \"Compose\", \"inputs\": \"@body('Get_item')\"}")))
        .anySatisfy(finding -> assertThat(finding.message()).contains("did you mean 'Get_items'"));
  }

  @Test
  void messages_never_contain_a_secret() {
    assertThat(lint(VIOLATIONS.get("SL026")[1]))
        .allSatisfy(finding -> assertThat(finding.text()).doesNotContain("hunter2"));
  }

  @Test
  void an_action_may_refer_to_predecessors_of_its_container_and_into_earlier_containers() {
    assertThat(
            lint(
                FlowFixture.of(
                    """
                    "A": {"type": "Compose", "inputs": 1},
                    "S": {"type": "Scope", "runAfter": {"A": ["Succeeded"]}, "actions": {
                      "B": {"type": "Compose", "inputs": "@outputs('A')"},
                      "C": {"type": "Compose", "inputs": "@outputs('b')",
                            "runAfter": {"B": ["Succeeded"]}}}},
                    "U": {"type": "Until", "expression": "@equals(outputs('D'), outputs('C'))",
                      "limit": {"count": 3}, "runAfter": {"S": ["Succeeded", "Failed"]},
                      "actions": {"D": {"type": "Compose",
                        "inputs": "@add(iterationIndexes('U'), length(result('S')))"}}}
                    """)))
        .isEmpty();
  }

  @Test
  void an_action_may_not_refer_to_the_other_branch_of_a_condition() {
    assertThat(
            lint(
                FlowFixture.of(
                    """
                    "I": {"type": "If", "expression": "@equals(triggerBody(), 1)",
                      "actions": {"A": {"type": "Compose", "inputs": 1}},
                      "else": {"actions": {"B": {"type": "Compose", "inputs": "@outputs('A')"}}}}
                    """)))
        .extracting(finding -> finding.rule().code())
        .containsExactly("SL009");
  }

  @Test
  void a_fault_is_reported_once_and_as_an_error_if_the_compiler_refuses_it() throws IOException {
    Path folder = Path.of("src", "test", "resources", "flows", "bad");
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".txt")) {
          byte[] bytes = Files.readAllBytes(file);
          boolean refused = !FlowReader.read(name, bytes).problems().isEmpty();
          // A template is no fault of its flow: the hub refuses it, an import extracts the flow.
          boolean template = name.equals("arm-expression.json") || name.startsWith("arm-two");
          LintRule.Severity severity =
              refused && !template ? LintRule.Severity.ERROR : LintRule.Severity.WARNING;
          List<Finding> errors =
              LINT.lint(name, bytes).stream()
                  .filter(finding -> finding.rule().severity() == severity)
                  .toList();
          assertThat(errors).as(name).isNotEmpty();
          assertThat(errors.stream().map(Finding::path)).as(name).doesNotHaveDuplicates();
        }
      }
    }
  }

  @Test
  void the_examples_have_no_findings_and_the_corpus_has_no_errors() throws IOException {
    try (var files = Files.list(Path.of("..", "examples", "flows"))) {
      for (Path file : files.toList()) {
        assertThat(LINT.lint(file.toString(), Files.readAllBytes(file))).isEmpty();
      }
    }
    List<String> errors = new ArrayList<>();
    Corpus.files()
        .forEach(
            (name, bytes) -> {
              // The names in a template may be known at deployment only.
              boolean template =
                  FlowFile.read(name, bytes).definitions().stream()
                      .anyMatch(FlowFile.FoundDefinition::template);
              for (Finding finding :
                  name.equals("index.json") ? List.<Finding>of() : LINT.lint(name, bytes)) {
                if (!template && finding.rule().severity() == LintRule.Severity.ERROR) {
                  errors.add(finding.text());
                }
              }
            });
    assertThat(errors).isEmpty();
  }

  @Test
  void docs_flows_md_lists_every_rule() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "flows.md"));
    TreeSet<String> missing = new TreeSet<>();
    for (LintRule rule : LintRules.ALL) {
      String row =
          "| "
              + rule.code()
              + " | "
              + rule.severity().word()
              + " | "
              + rule.title()
              + " | "
              + rule.fix()
              + " |";
      if (!page.contains(row)) {
        missing.add(row);
      }
    }
    assertThat(missing).isEmpty();
  }
}
