package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Form functions in trials: over trigger files in every form, and over answers of mocks. */
class FormTrialTest {
  private static @Nullable Object value(String expression, String trigger) {
    FlowDefinition definition =
        TrialFixture.actions("\"A\": {\"type\": \"Compose\", \"inputs\": \"@" + expression + "\"}");
    TriggerEvaluation.Fires fires =
        (TriggerEvaluation.Fires)
            TriggerEvaluation.of(definition, Json.parseLenient(trigger), TrialFixture.START);
    TrialOutcome outcome =
        Trial.run(
            definition,
            fires.triggers().get(0).outputs(),
            new TrialEnvironment(
                new Mocks(List.of(), ShapeInference.of(definition)),
                CalledFlows.NONE,
                new TrialOptions(TrialFixture.START, 1, TrialOptions.DEFAULT_MAX_STEPS)));
    return TrialFixture.step(outcome, "A").outputs();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$multipart': [{headers: {'Content-Disposition': 'form-data; name=k'}, body: 'v'}]}",
        "{'$content-type': 'multipart/form-data; boundary=b', '$content': '', '$multipart':"
            + " [{headers: {'content-disposition': 'form-data; name=\"k\"'}, body: 'v'}]}",
        "{'$formdata': [{key: 'k', value: 'v'}, {key: 'l', value: 'w'}]}",
        "{headers: {'content-type': 'application/x-www-form-urlencoded'}, body: 'k=v&l=w'}",
        "{headers: {'Content-Type': 'multipart/form-data; boundary=b'}, body: '--b\\r\\n"
            + "Content-Disposition: form-data; name=k\\r\\nContent-Type: text/plain\\r\\n\\r\\nv"
            + "\\r\\n--b--'}"
      })
  void a_field_is_found_in_every_form_of_a_trigger_file(String trigger) {
    assertThat(value("triggerFormDataValue('k')", trigger)).isEqualTo("v");
    assertThat(value("triggerFormDataMultiValues('k')", trigger)).isEqualTo(List.of("v"));
    assertThat(value("triggerFormDataValue('none')", trigger)).isNull();
  }

  @Test
  void parts_are_found_by_their_index() {
    String trigger = "{'$multipart': [{body: 'one'}, {headers: {}, body: {a: 2}}]}";
    assertThat(value("triggerMultipartBody(0)", trigger)).isEqualTo("one");
    assertThat(value("triggerMultipartBody(1)['a']", trigger)).isEqualTo(2L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "triggerFormDataValue('k') | {k: 'v'} | the provided content type is 'application/json'",
        "triggerMultipartBody(0) | {'$formdata': []} | 'application/x-www-form-urlencoded'",
        "triggerMultipartBody(1) | {'$multipart': [{body: 1}]} | The index value '1' exceeds",
        "triggerFormDataValue('k') | {'$formdata': [{key: 'k', value: 1}, {key: 'k', value: 2}]}"
            + " | more than one items matching the field name 'k'"
      })
  void what_the_cloud_refuses_is_refused_in_its_words(
      String expression, String trigger, String words) {
    FlowDefinition definition =
        TrialFixture.actions("\"A\": {\"type\": \"Compose\", \"inputs\": \"@" + expression + "\"}");
    Map<String, @Nullable Object> outputs = GivenTrigger.outputs(Json.parseLenient(trigger));
    TrialOutcome outcome =
        Trial.run(
            definition,
            outputs,
            new TrialEnvironment(
                new Mocks(List.of(), ShapeInference.of(definition)),
                CalledFlows.NONE,
                new TrialOptions(TrialFixture.START, 1, TrialOptions.DEFAULT_MAX_STEPS)));
    assertThat(TrialFixture.step(outcome, "A").error()).contains(words);
  }

  @Test
  void the_twins_read_the_answer_of_an_action() {
    FlowDefinition definition =
        TrialFixture.actions(
            """
            "H": {"type": "Http", "inputs": {"method": "GET", "uri": "https://a.example"}},
            "A": {"type": "Compose", "runAfter": {"H": ["Succeeded"]},
              "inputs":
                "@concat(formDataValue('H', 'k'), multipartBody('H', 0), body('H')['$multipart'][0].body)"}""");
    TrialOutcome outcome =
        TrialFixture.trial(
            definition,
            TrialFixture.entries(
                "H: {body: {$multipart: [{headers: {Content-Disposition: form-data; name=k},"
                    + " body: v}]}}"));
    assertThat(TrialFixture.step(outcome, "A").outputs()).isEqualTo("vvv");
  }
}
