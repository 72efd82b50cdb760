package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Arrival;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A control call that cannot be meant is refused with its field, and changes nothing. */
class ControlCallsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final SimulatorCore machine =
      new SimulatorCore(
          SimulatorConfig.defaults(InstantSource.fixed(NOW)).withScenario("api-outage"));

  /** A call and the expected content of its error. */
  record Call(String method, String path, String body, String names) {}

  private Answer send(String method, String uri, String body) {
    Request request = Request.of(method, uri, Map.of(), Buffer.buffer(body.replace('\'', '"')));
    return machine.services().get(0).answer().answer(request, machine.clock().instant());
  }

  private String state() {
    List<Object> all = new ArrayList<>();
    all.add(machine.world().snapshot().json());
    all.add(machine.clock().describe());
    all.add(machine.clock().speed());
    all.add(machine.environment());
    all.add(machine.seed());
    all.add(machine.faults().describe());
    all.add(machine.inbox().teams().list());
    all.add(machine.inbox().mail().list());
    all.add(machine.inbox().webhooks().list());
    all.add(machine.ledgers().api().view(1_000));
    all.add(machine.ledgers().token().view(1_000));
    all.add(machine.ledgers().sinks().view(1_000));
    all.add(machine.mail().policy());
    all.add(send("GET", "/_sim/snapshots", "").text());
    return all.toString();
  }

  private static List<Call> malformed() {
    List<Call> calls = new ArrayList<>();
    for (String route :
        List.of(
            "POST trigger",
            "POST reset",
            "POST action",
            "POST clock",
            "POST scenario",
            "PUT faults",
            "PUT mail",
            "PUT hooks/audit",
            "PUT snapshots/other",
            "POST snapshots/kept")) {
      String method = route.substring(0, route.indexOf(' '));
      String path = route.substring(route.indexOf(' ') + 1);
      for (String body :
          List.of("{", "nonsense", "'text'", "7", "{'a':1,'a':2}", "{'a':", "\u0000")) {
        calls.add(new Call(method, path, body, ""));
      }
      String unknown =
          path.equals("scenario") ? "unheardOf" : "\"unheardOf\" is not a field of this request";
      calls.add(new Call(method, path, "{'unheardOf':1}", unknown));
      if (!path.equals("reset") && !path.startsWith("snapshots")) {
        calls.add(new Call(method, path, "", ""));
      }
    }
    return calls;
  }

  private static Call post(String path, String body, String names) {
    return new Call("POST", path, body, names);
  }

  private static Call put(String path, String body, String names) {
    return new Call("PUT", path, body, names);
  }

  private static List<Call> wrong() {
    String steps = "{'scenario':'s','steps':[";
    return List.of(
        post("trigger", "{'overrides':{}}", "\"kind\" is required"),
        post("trigger", "{'kind':5}", "\"kind\" must be a text, not 5"),
        post("trigger", "{'kind':'segment.exploded'}", "There is no trigger kind"),
        post("trigger", "{'kind':'refresh.completed','overrides':[]}", "must be an object"),
        post(
            "trigger",
            "{'kind':'refresh.completed','overrides':{'manual':null}}",
            "overrides.manual"),
        post("trigger", "{'kind':'refresh.completed','overrides':{'manual':'perhaps'}}", "manual"),
        post("trigger", "{'kind':'refresh.completed','overrides':{'gap':'1s'}}", "gap"),
        post("trigger", "{'kind':'refresh.completed','instanceId':'nowhere'}", "instanceId"),
        post("trigger", "{'kind':'refresh.completed','instanceId':3}", "instanceId"),
        post("reset", "{'seed':'many'}", "\"seed\" must be a whole number"),
        post("reset", "{'seed':1.5}", "seed"),
        post("reset", "{'seed':99999999999999999999}", "seed"),
        post("reset", "{'environment':'nowhere'}", "nowhere"),
        post("reset", "{'environment':7}", "environment"),
        post("reset", "[]", "must be a JSON object"),
        post("action", "{'do':7}", "do"),
        post("action", "{'do':'explode'}", "There is no do"),
        post("action", "{'do':'unify','segment':'NewCustomers'}", "unify does not accept"),
        post("action", "{'do':'deleteSegment','segment':''}", "needs a"),
        post("action", "{'do':'deleteSegment','segment':['NewCustomers']}", "must be a text"),
        post("action", "{'do':'setSegment','segment':'NewCustomers','value':'9'}", "a number"),
        post("action", "{'do':'setSegment','segment':'NewCustomers','value':1e16}", "1e15"),
        post("action", "{'do':'setSegment','segment':'NewCustomers','value':1e-19}", "1e15"),
        post("action", "{'do':'setSegment','segment':'NewCustomers'}", "needs a number"),
        post("action", "{'do':'refreshAll','outcome':true}", "outcome"),
        post("action", "{'do':'refreshAll','submission':'sometimes'}", "submission"),
        post("action", "{'do':'refreshAll','gap':5}", "gap"),
        post("action", "{'do':'refreshAll','gap':'long'}", "gap must be"),
        post("action", "{'do':'missSchedule','count':0}", "from 1 to 1000"),
        post("action", "{'do':'missSchedule','count':1.5}", "from 1 to 1000"),
        post("action", "{'do':'missSchedule','noValue':'yes'}", "true or false"),
        post("action", "{'do':'renameSegment','segment':'NewCustomers','to':' '}", "the new name"),
        post("action", "{'do':'refreshAll','instanceId':'nowhere'}", "instance"),
        post("clock", "{'action':'leap'}", "There is no action"),
        post("clock", "{'action':7}", "action"),
        post("clock", "{'action':'step'}", "\"by\" is required"),
        post("clock", "{'action':'step','by':60}", "\"by\" must be a text"),
        post("clock", "{'action':'step','by':'an hour'}", "by must be in the form PT1H30M"),
        post("clock", "{'action':'step','by':'PT-1H'}", "only moves forward"),
        post("clock", "{'action':'step','by':'P371D'}", "at most 370 days"),
        post(
            "clock",
            "{'action':'step','by':'PT1H','to':'2026-03-02T12:00:00Z'}",
            "only valid with advance"),
        post("clock", "{'action':'advance','to':'noon'}", "to must be in the form"),
        post("clock", "{'action':'advance','to':'2026-01-01T00:00:00Z'}", "only moves forward"),
        post("clock", "{'action':'advance','to':'+1000000000-12-31T00:00:00Z'}", "370 days"),
        post("clock", "{'action':'run','times':0}", "from 1 to 100000"),
        post("clock", "{'action':'run','times':100001}", "from 1 to 100000"),
        post("clock", "{'action':'run','times':'fast'}", "from 1 to 100000"),
        post("clock", "{'action':'pause','times':2}", "only valid with run"),
        put("faults", "{'rules':{}}", "rules"),
        put("faults", "{'rules':[{'fault':'reset'},{'fault':'meteor'}]}", "rules[1].fault"),
        put("faults", "[{'fault':'reset','where':'moon'}]", "rules[0].where"),
        put("faults", "[{'fault':'reset','probability':1.01}]", "rules[0].probability"),
        put("faults", "[{'fault':'reset','chance':1}]", "rules[0].chance"),
        put("faults", "[{'fault':'status','status':700}]", "rules[0].status"),
        put("faults", "[{'fault':'throttle','retryAfter':true}]", "rules[0].retryAfter"),
        put("mail", "[]", "must be a JSON object"),
        put("mail", "{'greylist':'yes'}", "greylist"),
        put("mail", "{'maxSize':0}", "maxSize"),
        put("mail", "{'maxSize':4000000000}", "maxSize"),
        put("mail", "{'refused':'a@example.com'}", "refused"),
        put("mail", "{'refused':[7]}", "refused"),
        put("mail", "{'authRequired':true,'loseFinalReply':1}", "loseFinalReply"),
        put("hooks/audit", "{'secret':7}", "secret"),
        put("hooks/audit", "{'secret':'hush'}", "secret"),
        post("scenario", "{'name':'nothing-like-it'}", "There is no scenario"),
        post("scenario", "{'name':7}", "name"),
        post("scenario", "{'name':'failing-source','speed':2}", "speed"),
        post("scenario?clock=end", "{'name':'failing-source'}", "?clock= must be now or start"),
        post("scenario", "scenario: s\nstart: noon", "start"),
        post("scenario", "{'scenario':'s','environment':'/etc/own.yaml'}", "no environment"),
        post("scenario", steps + "{'at':'1s','do':'dance'}]}", "steps[0].do"),
        post(
            "scenario",
            steps + "{'at':'1s','break':{'fault':'status','status':9}}]}",
            "steps[0].break.status"),
        post("scenario", steps + "{'at':'99999999d','do':'unify'}]}", "steps[0].at"));
  }

  @ParameterizedTest
  @MethodSource({"malformed", "wrong"})
  void is_refused_with_what_is_wrong_and_the_state_is_unchanged(Call call) {
    send("PUT", "/_sim/snapshots/kept", "");
    machine.clock().advanceTo(machine.clock().instant().plusSeconds(100));
    machine.ledgers().api().count(new Arrival(NOW, "GET", "/v1/instances", false));
    assertThat(send("PUT", "/_sim/mail", "{'refused':['b@example.com']}").status()).isEqualTo(200);
    machine.settle();
    String before = state();
    assertThat(before).contains("scenarioStep=0");
    Answer answer = send(call.method(), "/_sim/" + call.path(), call.body());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    JsonNode told = Json.parse(Buffer.buffer(answer.text())).orElseThrow();
    assertThat(told.path("error").asText()).isNotBlank();
    assertThat(told.path("hint").asText()).isNotBlank();
    assertThat(told.path("choices").isArray()).isTrue();
    assertThat(answer.text().replace("\\\"", "\"")).contains(call.names());
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facts?since=yesterday",
        "facts?since=-1",
        "facts?limit=",
        "facts?limit=1e3",
        "ledger?arrivals=all",
        "ledger?arrivals=99999999999999999999",
        "inbox/teams?limit=ten",
        "inbox/mail?limit=0x10",
        "inbox/webhooks?limit=1.5"
      })
  void a_parameter_that_is_no_number_is_refused(String uri) {
    Answer answer = send("GET", "/_sim/" + uri, "");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("must be a whole number from 0");
  }

  @Test
  void every_error_in_a_scenario_is_reported_with_its_place() {
    Answer answer =
        send("POST", "/_sim/scenario", "scenario: s\nseed: many\nsteps:\n- {at: 1s, do: dance}\n");
    JsonNode problems = Json.parse(Buffer.buffer(answer.text())).orElseThrow().path("problems");
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0).toString())
        .isEqualTo(
            "{\"line\":2,\"column\":7,\"path\":\"seed\",\"value\":\"many\",\"rule\":\"must be a"
                + " number such as 12, -3.5 or 1_000_000, not \\\"many\\\"\"}");
    assertThat(problems.get(1).path("path").asText()).isEqualTo("steps[0].do");
    assertThat(problems.get(1).path("line").asInt()).isEqualTo(4);
  }
}
