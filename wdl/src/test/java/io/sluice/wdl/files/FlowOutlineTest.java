package io.sluice.wdl.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.definition.FlowFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowOutlineTest {
  private static Stream<String> lines(String actions) {
    List<FlowOutline.OutlineLine> lines =
        FlowOutline.lines(
            FlowFile.read("f.json", FlowFixture.bytes(FlowFixture.of(actions))),
            TestHost.anyTrigger());
    return lines.stream().map(FlowOutlineTest::line);
  }

  private static String line(FlowOutline.OutlineLine line) {
    Support support = line.support();
    String word = support == null ? "" : support.word();
    return (line.text() + " [" + word + "] " + line.note()).stripTrailing();
  }

  @Test
  void the_outline_shows_branches_operations_and_unusual_order() {
    assertThat(
            lines(
                """
                "Last": {"type": "Http", "inputs": {"method": "GET", "uri": "https://x.example"},
                  "runAfter": {"I": ["Failed", "TimedOut"]}},
                "I": {"type": "If", "expression": {"not": "@triggerBody()"}, "runAfter": {},
                  "actions": {"A": {"type": "Frob"}, "B": {"type": "Compose", "runAfter":
                    {"A": ["Succeeded"]}}},
                  "else": {"actions": {"C": {"type": "OpenApiConnection", "inputs": {"host":
                    {"apiId": "shared_sql", "operationId": "Read"}}}}}}
                """))
        .containsExactly(
            "trigger When  customerinsights.OnUnificationCompleted []",
            "├─ I  If {\"not\":\"@triggerBody()\"} [runs]",
            "│  ├─ then []",
            "│  │  ├─ A  Frob [unsupported]",
            "│  │  └─ B  Compose [runs]",
            "│  └─ else []",
            "│     └─ C  OpenApiConnection sql.Read [mock]",
            "└─ Last  Http GET https://x.example [runs] after I: Failed|TimedOut");
  }

  @Test
  void a_switch_shows_its_cases_and_a_cycle_does_not_loop_forever() {
    assertThat(
            lines(
                """
                "S": {"type": "Switch", "expression": "@triggerBody()",
                  "cases": {"One": {"case": 1, "actions": {"A": {"type": "Compose"}}}},
                  "default": {"actions": {}}},
                "X": {"type": "Compose", "runAfter": {"Y": ["Succeeded"]}},
                "Y": {"type": "Compose", "runAfter": {"X": ["Succeeded"]}}
                """))
        .contains("│  └─ case One []", "│     └─ A  Compose [runs]")
        .hasSize(6);
  }
}
