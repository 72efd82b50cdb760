package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.simulator.OperationsTest.Operation;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A generated client throws on a status that its operation does not list, and on a body that is not
 * of the type listed for the status. So every operation is called badly, in every way that a client
 * can, and each answer is held against the description.
 */
@ExtendWith(VertxExtension.class)
class StrictClientTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

  /** Invalid values of path parameters. */
  private static final List<String> STRANGERS =
      List.of(NOWHERE, "Nobody", "a%20b", "%27%3B--", "%00", "x".repeat(300), "%E2%80%AE", "..%2F");

  /** Bodies that no operation can take, and some that fit one only by their form. */
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "null",
          "5",
          "[]",
          "[5]",
          "[null]",
          "\"text\"",
          "{\"a\":",
          "{}",
          "{\"name\":5}",
          "{\"name\":{\"a\":[]}}",
          "{\"name\":\"Odd\",\"kind\":\"nonsense\",\"definition\":{\"kind\":\"nonsense\"}}",
          "{\"name\":\"Odd\",\"definition\":[],\"segmentQueryExpression\":[]}",
          "{\"operationType\":\"nonsense\",\"isActive\":\"maybe\",\"roles\":7,\"entityConfig\":7}",
          "{\"instanceMetadata\":5,\"cardinality\":\"nonsense\"}",
          "[{\"operationType\":\"all\",\"cronSchedules\":[\"x\"]}]",
          "{\"operationType\":\"all\",\"cronSchedules\":[\"0 6 * * *\"],\"timezoneId\":\"Mars\"}");

  /** Values that a parameter cannot have, by its type. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "int",
          List.of("", "x", "-1", "1.5", "99999999999999"),
          "boolean",
          List.of("", "maybe", "1"),
          "string",
          List.of("", "-1", "x%20eq", "%27", "%22", "(((", "nonsense"),
          "[string]",
          List.of("", "[", "%27", "nonsense"));

  private final ContractTypes types = new ContractTypes();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private Bench bench;

  @BeforeEach
  void start(Vertx vertx) {
    bench =
        new Bench(
            vertx,
            SimulatorConfig.defaults(InstantSource.fixed(Bench.NOW))
                .withLimits(new Limits(100_000, Duration.ofSeconds(1), false)));
    places.put("instanceId", bench.instance);
    places.put("workflowName", "main");
    places.put("qualifiedEntityName", "Customer");
    places.put("attributeName", "City");
    places.put("relativePath", "Customer");
    places.put("entityName", "Customer");
    places.put(
        "entityId",
        bench
            .object("/data/Customer")
            .getJsonArray("value")
            .getJsonObject(0)
            .getString("CustomerId"));
    places.put("principalId", "5151a7ed-0000-4000-8000-00000000000a");
    places.put("relationshipName", "Mine");
    places.put("segmentName", name("segments"));
    places.put("measureName", name("measures"));
    places.put(
        "dataSourceId",
        bench.list("/manage/datasources/v2").getJsonObject(0).getString("dataSourceId"));
    places.put("jobId", bench.list("/workflows/main/jobs").getJsonObject(0).getString("jobId"));
    places.put(
        "hierarchyId",
        bench
            .api(HttpMethod.POST, path("/instances/{instanceId}/hierarchies"), "{\"name\":\"H\"}")
            .bodyAsJsonObject()
            .getString("hierarchyId"));
    bench.api(
        HttpMethod.POST,
        path("/instances/{instanceId}/manage/relationships"),
        "{\"name\":\"Mine\",\"cardinality\":\"manyToOne\"}");
  }

  private String name(String kind) {
    return bench.list("/manage/" + kind).getJsonObject(0).getString("name");
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private String path(String template) {
    return path(template, "", "");
  }

  private String path(String template, String place, String instead) {
    String path = "/v1" + template;
    for (Map.Entry<String, String> one : places.entrySet()) {
      path =
          path.replace(
              "{" + one.getKey() + "}", one.getKey().equals(place) ? instead : one.getValue());
    }
    return path;
  }

  private void ask(Operation operation, String path, String body) {
    HttpResponse<Buffer> answer = bench.api(HttpMethod.valueOf(operation.method()), path, body);
    int status = answer.statusCode();
    String what = operation.id() + " " + path.replaceAll("^.*?[0-9a-f]{12}", "…") + " " + body;
    String type = operation.answers().get(status);
    if (type == null) {
      problems.add(what + ": " + status + " is not listed: " + answer.bodyAsString());
    } else if (!type.isEmpty() && status != 204) {
      JsonNode json = json(answer);
      if (types.knows(type) || type.equals("boolean")) {
        problems.addAll(types.problems(type, json, what + ": " + status));
      }
      if (status > 399) {
        problems.addAll(refusal(json, type, status, what));
      }
    }
  }

  /** Members of an error that a client requires. */
  private static List<String> refusal(JsonNode json, String type, int status, String what) {
    boolean told =
        switch (type) {
          case "ApiErrorResult" ->
              json.path("httpStatusCode").asText().equals(Integer.toString(status))
                  && json.path("errorCode").isTextual()
                  && !json.path("message").asText().isBlank();
          case "ODataError" ->
              json.path("errorCode").isTextual() && !json.path("message").asText().isBlank();
          case "ParsingError" ->
              json.path("code").isTextual()
                  && !json.at("/messages/0/message").asText().isBlank()
                  && json.at("/messages/0/location/line").isInt();
          default -> false;
        };
    return told ? List.of() : List.of(what + ": " + status + " is no " + type + ": " + json);
  }

  private static JsonNode json(HttpResponse<Buffer> answer) {
    try {
      return MAPPER.readTree(String.valueOf(answer.bodyAsString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(answer.bodyAsString(), e);
    }
  }

  @Test
  void an_unknown_value_of_any_path_parameter_is_refused_as_listed() {
    for (Operation operation : OperationsTest.documented()) {
      for (String place : places.keySet()) {
        boolean role = place.equals("principalId");
        if (operation.path().contains("{" + place + "}") && !role) {
          for (String stranger : STRANGERS) {
            ask(operation, path(operation.path(), place, stranger), "{}");
          }
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void an_invalid_body_is_refused_as_listed() {
    for (Operation operation : OperationsTest.documented()) {
      boolean takes = List.of("POST", "PUT", "PATCH").contains(operation.method());
      for (String body : takes ? BODIES : List.<String>of()) {
        ask(operation, path(operation.path()), body);
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void an_invalid_parameter_is_refused_or_ignored_as_listed() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    OperationsTest.documented().forEach(one -> operations.put(one.id(), one));
    for (String line : ContractTypes.lines("queries.txt")) {
      String[] sides = line.split(" = ", 2);
      Operation operation = operations.get(sides[0]);
      ask(operation, path(operation.path()), "{}");
      for (String parameter : sides[1].split(", ", -1)) {
        String[] parts = parameter.replace("*", "").split(":", 2);
        for (String value : VALUES.get(parts[1])) {
          ask(operation, path(operation.path()) + "?" + parts[0] + "=" + value, "{}");
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void without_a_token_or_a_key_every_operation_answers_401() {
    for (Operation operation : OperationsTest.documented()) {
      HttpMethod method = HttpMethod.valueOf(operation.method());
      String path = path(operation.path());
      String key = bench.simulator.credentials().keys().primary();
      HttpRequest<Buffer> keyed =
          bench.request(method, path).putHeader("Ocp-Apim-Subscription-Key", key);
      HttpResponse<Buffer> noToken = Bench.await(keyed.send());
      assertThat(noToken.statusCode()).as(operation.id()).isEqualTo(401);
      assertThat(noToken.body()).as(operation.id()).isNull();
      assertThat(noToken.getHeader("WWW-Authenticate")).startsWith("Bearer ");
      HttpResponse<Buffer> noKey = Bench.await(bench.request(method, path).send());
      assertThat(noKey.statusCode()).as(operation.id()).isEqualTo(401);
      assertThat(noKey.getHeader("WWW-Authenticate")).isNotBlank();
      assertThat(noKey.bodyAsJsonObject().getInteger("statusCode")).isEqualTo(401);
    }
  }

  @Test
  void an_unknown_method_is_refused_by_the_gateway() {
    List<String> served =
        bench.sim(HttpMethod.GET, "operations", "").getJsonArray("operations").stream()
            .map(one -> one.toString().replaceAll(" \\S+$", ""))
            .toList();
    JsonObject unknown =
        new JsonObject().put("statusCode", 404).put("message", "Resource not found");
    for (Operation operation : OperationsTest.documented()) {
      for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
        String template = method + " " + operation.path();
        if (served.stream().noneMatch(one -> sameForm(one, template))) {
          HttpResponse<Buffer> answer =
              bench.api(HttpMethod.valueOf(method), path(operation.path()), "{}");
          assertThat(answer.statusCode()).as(template).isEqualTo(404);
          assertThat(answer.bodyAsJsonObject()).as(template).isEqualTo(unknown);
        }
      }
    }
  }

  /** Whether two templates may mean one path: equal but for the names of places, or a place. */
  private static boolean sameForm(String served, String asked) {
    String[] left = served.split("/", -1);
    String[] right = asked.split("/", -1);
    if (left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (!left[i].startsWith("{") && !right[i].startsWith("{") && !left[i].equals(right[i])) {
        return false;
      }
    }
    return true;
  }

  @Test
  void times_have_no_more_digits_than_strict_clients_read() {
    bench.clock.forward(Duration.ofNanos(1_000_123_456_789L));
    bench.api(
        HttpMethod.POST, path("/instances/{instanceId}/workflows/main/jobs?operationType=all"), "");
    bench.clock.forward(Duration.ofNanos(1_200_123_456_789L));
    bench.api(HttpMethod.POST, path("/instances/{instanceId}/hierarchies"), "{\"name\":\"T\"}");
    bench.api(HttpMethod.POST, "/v1/instances/V2", "{\"name\":\"T\"}");
    List<String> times = new ArrayList<>();
    for (Operation operation : OperationsTest.documented()) {
      if (operation.method().equals("GET")) {
        String all =
            String.valueOf(bench.api(HttpMethod.GET, path(operation.path()), "").bodyAsString());
        java.util.regex.Matcher time =
            java.util.regex.Pattern.compile("T\\d\\d:\\d\\d:\\d\\d\\.(\\d+)").matcher(all);
        while (time.find()) {
          times.add(time.group(1));
        }
      }
    }
    assertThat(times).isNotEmpty().allSatisfy(digits -> assertThat(digits).hasSizeLessThan(8));
  }
}
