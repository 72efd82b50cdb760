package io.sluice.hub.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.flow.FlowCatalogue;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.flow.FlowVerticle;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRepeats;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RunStatus;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows with a Request trigger, called over HTTP. */
class IngressTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String NOTE = "/workflows/note/triggers/manual/paths/invoke";
  private static final String RELAY =
      """
      {"triggers": {"manual": {"type": "Request", "kind": "Http", %s "inputs": {%s}}},
       "actions": {%s}}""";
  private static final String TELL =
      """
      "Tell": {"type": "Http", "runAfter": {}, "inputs": {"method": "POST",
        "uri": "https://sink.example/x", "body": "@triggerOutputs()"}}""";
  private static final String ANSWER =
      """
      "Answer": {"type": "Response", "kind": "Http", "runAfter": {}, "inputs": {
        "statusCode": 201, "headers": {"x-own": "yes"}, "body": {"twice": "@mul(triggerBody()?['n'], 2)"}}}""";

  @TempDir Path folder;
  private final VirtualTime virtual = new VirtualTime(Instant.parse("2026-11-20T08:00:00Z"));
  private final Bus bus = Bus.install(virtual.vertx());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Meters meters = new Meters(registry);
  private final List<Connectors.Call> calls = new ArrayList<>();
  private final WebClient client = WebClient.create(virtual.vertx());
  private JdbcStore store;

  /** Calls are answered once this is there. */
  private Promise<Void> held = Promise.promise();

  private int port;

  @BeforeEach
  void open() {
    held.complete();
    store = JdbcStore.open(StoreConfig.inMemory(), StoreThreads.inline(), virtual, meters);
    virtual.await(
        bus.answer(
            Connectors.call("http"),
            call -> {
              calls.add(call);
              return held.future()
                  .map(
                      free ->
                          new Connectors.Answer(
                              Outcome.SUCCEEDED, 200, Map.of(), null, null, Optional.empty()));
            }),
        LONG);
  }

  @AfterEach
  void close() {
    virtual.close();
  }

  private void flow(String name, String members, String inputs, String actions) throws IOException {
    Path flows = Files.createDirectories(folder.resolve("flows"));
    Files.writeString(flows.resolve(name + ".json"), RELAY.formatted(members, inputs, actions));
  }

  private void start(IngressConfig config) {
    FlowConfig flows = FlowConfig.defaults().withFolder(folder.resolve("flows"));
    FlowCatalogue catalogue = new FlowCatalogue(flows, (operation, parameters) -> List.of());
    IngressVerticle ingress = new IngressVerticle(config, bus, meters);
    virtual.await(
        virtual.vertx().deployVerticle(new FlowVerticle(catalogue, bus, store, virtual, meters)),
        LONG);
    virtual.await(virtual.vertx().deployVerticle(ingress), LONG);
    port = ingress.port();
  }

  private void start() {
    start(IngressConfig.of("127.0.0.1", 0, Optional.empty()));
  }

  private HttpRequest<Buffer> request(String path) {
    return client.request(HttpMethod.POST, port, "127.0.0.1", path);
  }

  private HttpResponse<Buffer> post(String path, String body) {
    return send(request(path).putHeader("Content-Type", "application/json"), body);
  }

  private HttpResponse<Buffer> send(HttpRequest<Buffer> request, String body) {
    return virtual.await(request.sendBuffer(Buffer.buffer(body)), LONG);
  }

  private List<Event> events() {
    return virtual.await(store.history().events(Query.newest(100)), LONG).items();
  }

  private List<FlowRun> runs() {
    return virtual.await(store.runs().list(Query.newest(100)), LONG).items();
  }

  @SuppressWarnings("unchecked") // the flow sends its trigger's outputs
  private JsonObject told() {
    return new JsonObject((Map<String, Object>) calls.get(0).parameters().get("body"));
  }

  private static String code(HttpResponse<Buffer> answer) {
    return answer.bodyAsJsonObject().getJsonObject("error").getString("code");
  }

  @Test
  void a_call_is_accepted_when_event_decision_and_run_are_in_the_store() throws IOException {
    flow("note", "", "", TELL);
    start();
    HttpResponse<Buffer> answer = post(NOTE + "?a=1", "{\"n\":3}");
    assertThat(answer.statusCode()).isEqualTo(202);
    String run = answer.getHeader("x-ms-workflow-run-id");
    assertThat(runs()).extracting(FlowRun::id).containsExactly(run);
    assertThat(events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo("request.received");
              assertThat(event.subject().name()).isEqualTo("note");
              assertThat(virtual.await(store.history().decisionsOf(event.id()), LONG))
                  .extracting((Decision each) -> each.verdict().word())
                  .containsExactly("fired");
            });
    virtual.run(Duration.ofSeconds(5));
    assertThat(runs())
        .extracting((FlowRun each) -> each.status().text())
        .containsExactly("Succeeded");
    JsonObject told = told();
    assertThat(told.getJsonObject("body").getInteger("n")).isEqualTo(3);
    assertThat(told.getJsonObject("queries").getString("a")).isEqualTo("1");
  }

  @Test
  void a_call_that_its_conditions_refuse_starts_no_run_and_is_explained() throws IOException {
    flow(
        "note",
        "\"conditions\": [{\"expression\": \"@greater(triggerBody()?['n'], 5)\"}],",
        "",
        TELL);
    start();
    HttpResponse<Buffer> answer = post(NOTE, "{\"n\":3}");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.getHeader("x-sluice-note"))
        .contains("greater(triggerBody()?['n'], 5) with 3, 5 is false");
    assertThat(runs()).isEmpty();
    assertThat(events()).hasSize(1);
  }

  @Test
  void steps_without_effects_are_stored_before_the_caller_is_answered() throws IOException {
    flow("note", "", "", "\"Sum\": {\"type\": \"Compose\", \"runAfter\": {}, \"inputs\": 1}");
    start();
    String run = post(NOTE, "1").getHeader("x-ms-workflow-run-id");
    assertThat(virtual.await(store.runs().run(run), LONG))
        .hasValueSatisfying(
            found -> {
              assertThat(found.run().status()).isEqualTo(RunStatus.SUCCEEDED);
              assertThat(found.journal()).extracting(JournalEntry::number).containsExactly(1);
            });
  }

  @Test
  void a_call_beyond_its_flows_bound_is_accepted_and_waits_its_turn() throws IOException {
    held = Promise.promise();
    flow("note", "\"runtimeConfiguration\": {\"concurrency\": {\"runs\": 1}},", "", TELL);
    start();
    assertThat(post(NOTE, "1").statusCode()).isEqualTo(202);
    assertThat(post(NOTE, "2").statusCode()).isEqualTo(202);
    virtual.run(Duration.ofSeconds(5));
    assertThat(calls).hasSize(1);
    held.complete();
    virtual.run(Duration.ofSeconds(5));
    assertThat(calls).hasSize(2);
    assertThat(runs())
        .extracting((FlowRun each) -> each.status().text())
        .containsExactly("Succeeded", "Succeeded");
  }

  @Test
  void a_call_repeated_during_the_commit_of_the_first_starts_no_second_run() throws IOException {
    flow("note", "", "", TELL);
    start();
    HttpRequest<Buffer> keyed = request(NOTE).putHeader("Idempotency-Key", "k1");
    Future<HttpResponse<Buffer>> one = keyed.sendBuffer(Buffer.buffer("1"));
    Future<HttpResponse<Buffer>> two = keyed.sendBuffer(Buffer.buffer("1"));
    virtual.await(Future.all(one, two), LONG);
    virtual.run(Duration.ofSeconds(5));
    assertThat(one.result().statusCode()).isEqualTo(202);
    assertThat(two.result().statusCode()).isEqualTo(202);
    assertThat(calls).hasSize(1);
    assertThat(runs())
        .extracting((FlowRun each) -> each.status().text())
        .containsExactly("Succeeded");
  }

  @Test
  void calls_with_the_same_key_are_one_call() throws IOException {
    flow("note", "", "", TELL);
    start();
    HttpResponse<Buffer> first = send(request(NOTE).putHeader("Idempotency-Key", "k1"), "1");
    HttpResponse<Buffer> again = send(request(NOTE).putHeader("Idempotency-Key", "k1"), "1");
    HttpResponse<Buffer> other = send(request(NOTE).putHeader("Idempotency-Key", "k2"), "1");
    virtual.run(Duration.ofSeconds(5));
    String id = "x-ms-workflow-run-id";
    assertThat(again.getHeader(id)).isEqualTo(first.getHeader(id));
    assertThat(other.getHeader(id)).isNotEqualTo(first.getHeader(id));
    assertThat(runs()).hasSize(2);
    assertThat(calls).hasSize(2);
    List<Event> events = events();
    assertThat(events).hasSize(2);
    assertThat(repeats(events.get(0))).isEmpty();
    assertThat(repeats(events.get(1))).map(EventRepeats::times).contains(1L);
    assertThat(decided("fired")).isEqualTo(2);
    assertThat(decided("duplicate")).isEqualTo(1);
  }

  private Optional<EventRepeats> repeats(Event event) {
    return virtual.await(store.history().repeats(event.id()), LONG);
  }

  private double decided(String verdict) {
    return registry
        .get("sluice.decisions")
        .tags("kind", "request.received", "verdict", verdict)
        .counter()
        .count();
  }

  @Test
  void a_flow_with_a_response_answers_its_caller() throws IOException {
    flow("double", "", "", ANSWER);
    start();
    String path = "/workflows/double/triggers/manual/paths/invoke";
    HttpResponse<Buffer> answer = post(path, "{\"n\":21}");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.getHeader("x-own")).isEqualTo("yes");
    assertThat(answer.getHeader("Content-Security-Policy")).startsWith("sandbox");
    assertThat(answer.bodyAsJsonObject().getInteger("twice")).isEqualTo(42);
    HttpRequest<Buffer> keyed =
        request(path).putHeader("Content-Type", "application/json").putHeader("webhook-id", "m1");
    send(keyed, "{\"n\":1}");
    assertThat(send(keyed, "{\"n\":1}").bodyAsJsonObject().getInteger("twice")).isEqualTo(2);
    assertThat(runs()).hasSize(2);
  }

  @Test
  void a_run_that_ends_without_a_response_is_answered_with_502() throws IOException {
    flow("double", "", "", ANSWER);
    start();
    HttpResponse<Buffer> answer =
        post("/workflows/double/triggers/manual/paths/invoke", "{\"n\":\"x\"}");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(code(answer)).isEqualTo("NoResponse");
  }

  @Test
  void parts_of_the_path_and_the_method_are_the_triggers_own() throws IOException {
    flow("orders", "", "\"method\": \"PUT\", \"relativePath\": \"orders/{id}\"", TELL);
    start();
    String base = "/workflows/orders/triggers/manual/paths/invoke";
    assertThat(code(post(base + "/orders/7", "1"))).isEqualTo("MethodNotAllowed");
    HttpResponse<Buffer> wrong =
        virtual.await(client.put(port, "127.0.0.1", base + "/7").send(), LONG);
    assertThat(code(wrong)).isEqualTo("PathMismatch");
    virtual.await(client.put(port, "127.0.0.1", base + "/orders/a%20b").send(), LONG);
    virtual.run(Duration.ofSeconds(5));
    JsonObject told = told();
    assertThat(told.getJsonObject("relativePathParameters").getString("id")).isEqualTo("a b");
  }

  @Test
  void a_call_with_a_wrong_signature_is_refused() throws IOException {
    flow("note", "", "", TELL);
    Path key = Files.writeString(folder.resolve("key"), "a key of the hub's own");
    Secret secret = Secret.file(key);
    start(IngressConfig.of("127.0.0.1", 0, Optional.of(secret)));
    String right = new Signatures(Optional.of(secret)).of("note", "manual");
    assertThat(FlowAddress.of("note", "manual", Optional.of(secret)))
        .isEqualTo(NOTE + "?sig=" + right);
    assertThat(code(post(NOTE, "1"))).isEqualTo("Unauthorized");
    assertThat(code(post(NOTE + "?sig=" + right + "x", "1"))).isEqualTo("Unauthorized");
    String other = "/workflows/other/triggers/manual/paths/invoke?sig=" + right;
    assertThat(code(post(other, "1"))).isEqualTo("Unauthorized");
    assertThat(post(NOTE + "?sig=" + right, "1").statusCode()).isEqualTo(202);
    assertThat(runs().get(0).cause().triggerOutputs()).doesNotContain(right);
  }

  @Test
  void an_invalid_call_is_refused_with_a_code() throws IOException {
    flow("note", "", "", TELL);
    start(new IngressConfig("127.0.0.1", 0, Optional.empty(), 1_024, 10));
    assertThat(code(post("/nowhere", "1"))).isEqualTo("NotFound");
    assertThat(code(post("/workflows/none/triggers/manual/paths/invoke", "1")))
        .isEqualTo("WorkflowNotFound");
    assertThat(code(post("/workflows/note/triggers/other/paths/invoke", "1")))
        .isEqualTo("WorkflowNotFound");
    assertThat(code(post(NOTE, "{"))).isEqualTo("InvalidJson");
    assertThat(code(post(NOTE, "\"" + "x".repeat(2_000) + "\"")))
        .isEqualTo("RequestEntityTooLarge");
    virtual.await(bus.ask(Flows.SET_ENABLED, new Flows.SetEnabled("note", false, "")), LONG);
    assertThat(code(post(NOTE, "1"))).isEqualTo("WorkflowTriggerIsNotEnabled");
    assertThat(runs()).isEmpty();
  }

  @Test
  void a_body_that_is_not_json_comes_as_text_or_content() throws IOException {
    flow("note", "", "", TELL);
    start();
    send(request(NOTE).putHeader("Content-Type", "text/plain"), "hello");
    send(request(NOTE).putHeader("Content-Type", "application/pdf"), "hello");
    virtual.run(Duration.ofSeconds(5));
    assertThat(calls)
        .<Object>extracting(call -> ((Map<?, ?>) call.parameters().get("body")).get("body"))
        .containsExactly(
            "hello", Map.of("$content-type", "application/pdf", "$content", "aGVsbG8="));
  }

  @Test
  void forms_come_with_their_fields_and_parts() throws IOException {
    flow("note", "", "", TELL);
    start();
    send(
        request(NOTE).putHeader("Content-Type", "application/x-www-form-urlencoded"),
        "a=x+y&a=%C3%A4&empty=");
    send(
        request(NOTE).putHeader("Content-Type", "multipart/form-data; boundary=b"),
        "--b\r\nContent-Disposition: form-data; name=\"k\"\r\nContent-Type: text/plain\r\n\r\nv"
            + "\r\n--b--\r\n");
    virtual.run(Duration.ofSeconds(5));
    List<Map<?, ?>> bodies =
        calls.stream()
            .<Map<?, ?>>map(call -> (Map<?, ?>) call.parameters().get("body"))
            .<Map<?, ?>>map(sent -> (Map<?, ?>) sent.get("body"))
            .toList();
    assertThat(bodies.get(0).get("$formdata"))
        .isEqualTo(
            List.of(
                Map.of("key", "a", "value", "x y"),
                Map.of("key", "a", "value", "ä"),
                Map.of("key", "empty", "value", "")));
    assertThat(bodies.get(1).get("$multipart"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .singleElement()
        .extracting("body")
        .isEqualTo("v");
    assertThat(bodies).allSatisfy(body -> assertThat(body.get("$content")).isNotEqualTo(""));
  }

  @Test
  void a_call_is_not_accepted_when_the_store_refuses_it() throws IOException {
    flow("note", "", "", TELL);
    start();
    virtual.await(store.close(), LONG);
    HttpResponse<Buffer> answer = post(NOTE, "1");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(code(answer)).isEqualTo("NotAccepted");
    assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
  }

  @Test
  void a_caller_that_disconnects_within_its_body_leaves_no_open_call() throws IOException {
    flow("note", "", "", TELL);
    start(new IngressConfig("127.0.0.1", 0, Optional.empty(), 1_024, 1));
    NetClient raw = virtual.vertx().createNetClient();
    NetSocket socket = virtual.await(raw.connect(port, "127.0.0.1"), LONG);
    String head = "POST " + NOTE + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n12";
    virtual.await(socket.write(head), LONG);
    virtual.run(Duration.ofSeconds(1));
    assertThat(code(post(NOTE, "1"))).isEqualTo("TooManyRequests");
    virtual.await(socket.close(), LONG);
    virtual.run(Duration.ofSeconds(1));
    assertThat(post(NOTE, "1").statusCode()).isEqualTo(202);
    virtual.await(raw.close(), LONG);
  }

  @Test
  void only_a_loopback_address_may_do_without_signatures() {
    assertThatThrownBy(() -> IngressConfig.of("0.0.0.0", 0, Optional.empty()))
        .hasMessageContaining("without signatures");
  }
}
