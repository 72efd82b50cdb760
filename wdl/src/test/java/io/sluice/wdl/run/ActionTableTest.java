package io.sluice.wdl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.wdl.action.ActionCommand;
import io.sluice.wdl.action.ActionContext;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.ActionType;
import io.sluice.wdl.action.Actions;
import io.sluice.wdl.action.Behaviour;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.SourceNode;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.functions.Functions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flows with action types and functions that the caller brings. */
class ActionTableTest {
  private static final ActionType SHOUT =
      new ActionType("Shout", "Writes a text in capitals.", "{}", Shout::of);

  private static final Function TWICE =
      Function.eager(
          FunctionFamily.MATH,
          "twice(number)",
          "A number times two.",
          "twice(2) => 4",
          arguments -> 2 * arguments.integer(0));

  private static final CompileSettings SETTINGS =
      CompileSettings.POWER_AUTOMATE
          .withActions(Actions.TABLE.with(SHOUT))
          .withFunctions(Functions.TABLE.with(TWICE));

  private static final String FLOW =
      "{\"triggers\": {"
          + FlowTexts.TRIGGER
          + "}, \"actions\": {\"A\": {\"type\": \"Shout\", \"inputs\": \"size @{twice(21)}\"}}}";

  private record Shout(Template text) implements Behaviour {
    static Behaviour of(SourceNode source) {
      return new Shout(source.required("inputs"));
    }

    @Override
    public ActionCommand start(ActionContext place) {
      String shouted =
          String.valueOf(text.evaluate(place.scope())).toUpperCase(java.util.Locale.ROOT);
      return new ActionCommand.Complete(ActionResult.ok(shouted));
    }
  }

  private static FlowReader.FlowReadResult read(CompileSettings settings) {
    return FlowReader.read("f.json", FLOW.getBytes(StandardCharsets.UTF_8), settings);
  }

  @Test
  void an_added_action_type_and_an_added_function_run() {
    Drive drive =
        new Drive(read(SETTINGS).definition().orElseThrow(), FlowTexts.trigger(Map.of())).go();
    assertThat(drive.outputs("A")).isEqualTo("SIZE 42");
  }

  @Test
  void the_standard_tables_stay_as_they_are() {
    assertThat(read(CompileSettings.POWER_AUTOMATE).problems())
        .anyMatch(problem -> problem.text().contains("there is no action type 'Shout'"));
    assertThat(Actions.TABLE.find("Shout")).isEmpty();
  }

  @Test
  void two_action_types_cannot_have_the_same_name() {
    ActionType compose = new ActionType("COMPOSE", "Again.", "{}", Shout::of);
    assertThatThrownBy(() -> Actions.TABLE.with(compose))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("COMPOSE");
  }
}
