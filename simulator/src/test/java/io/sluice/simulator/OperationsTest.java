package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation of the description is asked, and its answer held against the description. */
@ExtendWith(VertxExtension.class)
class OperationsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern OPERATION = Pattern.compile("(\\S+) (\\S+) (\\S+) = (.*)");
  private static final Pattern ANSWER = Pattern.compile("(\\d{3})(?: (\\S+?))?(?:,|$)");

  private final ContractTypes types = new ContractTypes();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, String> queries = new LinkedHashMap<>();
  private final Map<String, String> bodies = new LinkedHashMap<>();
  private Bench bench;

  /** One operation of the description. */
  record Operation(String method, String path, String id, Map<Integer, String> answers) {}

  @BeforeEach
  void start(Vertx vertx) {
    bench =
        new Bench(
            vertx,
            SimulatorConfig.defaults(InstantSource.fixed(Bench.NOW))
                .withLimits(new Limits(10_000, java.time.Duration.ofSeconds(1), false)));
    places.put("instanceId", bench.instance);
    places.put("workflowName", "main");
    places.put("qualifiedEntityName", "Customer");
    places.put("attributeName", "City");
    places.put("relativePath", "Customer");
    places.put("entityName", "Customer");
    places.put("principalId", "5151a7ed-0000-4000-8000-00000000000a");
    places.put("relationshipName", "Orders_Customer");
    places.put("segmentName", "Trial");
    places.put("measureName", "TrialMeasure");
    learn();
    fill();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void learn() {
    JsonObject source =
        bench.list("/manage/datasources").getJsonObject(0).getJsonObject("dataSourceMetadata");
    places.put("dataSourceId", source.getString("dataSourceId"));
    JsonObject customer =
        bench.object("/data/Customer?$top=1").getJsonArray("value").getJsonObject(0);
    places.put("entityId", customer.getString("CustomerId"));
    queries.put("Get-Activity-Types-and-Counts", "?customerId=" + customer.getString("CustomerId"));
    String key =
        customer.fieldNames().stream().filter(name -> name.contains("_")).findFirst().orElseThrow();
    String[] parts = key.split("_", -1);
    queries.put(
        "Get-KeyRing",
        "?dataSourceName="
            + parts[0]
            + "&entityName="
            + parts[1]
            + "&key="
            + customer.getString(key));
    queries.put("Get-an-entity-profile", "?includeAttributeData=true");
    queries.put("Get-all-entity-metadata", "?includeQuarantined=true");
    queries.put("Get-all-segments", "?includeHistoricStats=true&historicStatsDays=7");
    queries.put("Get-metadata-for-a-measure", "?includeHistoricStats=true");
    queries.put("Get-list-of-recent-workflow-jobs", "?includeTasks=true&top=5");
    queries.put("Get-a-workflow-job-information", "?includeTasks=true");
    queries.put("Submit-a-workflow-job", "?operationType=all&forceRunRequested=true");
    queries.put("Get-data-source", "?includeModel=true");
  }

  private void fill() {
    JsonObject segment = bench.list("/manage/segments").getJsonObject(0).copy();
    bodies.put("Create-a-segment", segment.copy().put("name", "Trial").encode());
    bodies.put(
        "Update-a-segment", segment.copy().put("name", "Trial").put("description", "x").encode());
    JsonObject measure = scalar().copy().put("name", "TrialMeasure");
    bodies.put("Create-a-measure", measure.encode());
    bodies.put("Update-a-measure", measure.put("description", "x").encode());
    JsonObject schedule =
        new JsonObject()
            .put("operationType", "all")
            .put("isActive", true)
            .put("timezoneId", timezone())
            .put("cronSchedules", new JsonArray().add("0 6 * * *"));
    bodies.put("Create-workflow-refresh-schedule", schedule.encode());
    bodies.put(
        "Create-a-batch-of-workflow-refresh-schedules", new JsonArray().add(schedule).encode());
    JsonObject relationship =
        new JsonObject().put("name", "Orders_Customer").put("cardinality", "manyToOne");
    bodies.put("Create-a-relationship", relationship.encode());
    bodies.put("Update-a-relationship", relationship.put("description", "x").encode());
    bodies.put("Create-a-hierarchy", "{\"name\":\"Regions\"}");
    bodies.put("Update-a-hierarchy", "{\"name\":\"Countries\"}");
    bodies.put("Update-a-role-assignment", "{\"principalType\":\"user\",\"roles\":[\"Viewer\"]}");
    bodies.put("Update-search-configuration", bench.object("/manage/search").encode());
    bodies.put("Create-an-instance", "{\"instanceMetadata\":{\"name\":\"Second\"}}");
    bodies.put("Update-an-instance", "{\"instanceMetadata\":{\"name\":\"Renamed\"}}");
    bodies.put(
        "Copy-an-instance",
        "{\"sourceInstanceId\":\""
            + bench.instance
            + "\",\"instanceMetadata\":{\"name\":\"Third\"}}");
    bodies.put("Create-an-entity", "{\"CustomerId\":\"new-customer\",\"City\":\"Oslo\"}");
    bodies.put("Update-an-entity", "{\"City\":\"Oslo\"}");
  }

  private JsonObject scalar() {
    return bench.list("/manage/measures").stream()
        .map(JsonObject.class::cast)
        .filter(measure -> measure.getJsonObject("definition").getBoolean("isScalar"))
        .findFirst()
        .orElseThrow();
  }

  private String timezone() {
    return bench
        .list("/workflows/main/schedules/supportedTimezones")
        .getJsonObject(0)
        .getString("id");
  }

  static List<Operation> documented() {
    List<Operation> found = new ArrayList<>();
    for (String line : ContractTypes.lines("operations.txt")) {
      Matcher operation = OPERATION.matcher(line);
      assertThat(operation.matches()).as(line).isTrue();
      Map<Integer, String> answers = new LinkedHashMap<>();
      Matcher answer = ANSWER.matcher(operation.group(4).replace(" ", " "));
      while (answer.find()) {
        String type = answer.group(2);
        answers.put(Integer.valueOf(answer.group(1)), type == null ? "" : type);
      }
      found.add(new Operation(operation.group(1), operation.group(2), operation.group(3), answers));
    }
    return found;
  }

  @Test
  void the_table_has_every_documented_operation() {
    List<String> served =
        bench.sim(HttpMethod.GET, "operations", "").getJsonArray("operations").stream()
            .map(String::valueOf)
            .toList();
    assertThat(documented()).hasSize(60);
    assertThat(served)
        .containsAll(
            documented().stream()
                .map(one -> one.method() + " " + one.path() + " " + one.id())
                .toList());
  }

  @Test
  void every_operation_answers_as_the_description_says() {
    List<Operation> first = new ArrayList<>(documented());
    // What creates comes before what reads, and what deletes an instance or empties it comes last.
    first.sort(java.util.Comparator.comparingInt(OperationsTest::turn));
    List<String> problems = new ArrayList<>();
    for (Operation operation : first) {
      problems.addAll(ask(operation));
    }
    assertThat(problems).isEmpty();
  }

  private static int turn(Operation operation) {
    String id = operation.id();
    if (id.equals("Delete-an-instance") || id.equals("Reset-an-instance")) {
      return id.startsWith("Reset") ? 8 : 9;
    }
    if (operation.method().equals("DELETE")) {
      return 7;
    }
    return switch (operation.method()) {
      case "POST" -> id.startsWith("Cancel") ? 6 : 1;
      case "GET" -> 5;
      default -> 2;
    };
  }

  private List<String> ask(Operation operation) {
    String path = operation.path();
    for (Map.Entry<String, String> place : places.entrySet()) {
      path = path.replace("{" + place.getKey() + "}", place.getValue());
    }
    HttpResponse<Buffer> answer =
        bench.api(
            HttpMethod.valueOf(operation.method()),
            "/v1" + path + queries.getOrDefault(operation.id(), ""),
            bodies.getOrDefault(operation.id(), ""));
    String what = operation.id() + " " + answer.statusCode();
    remember(operation.id(), answer);
    String type = operation.answers().get(answer.statusCode());
    if (type == null || answer.statusCode() > 299) {
      return List.of(what + " is no documented success: " + answer.bodyAsString());
    }
    if (answer.statusCode() == 204 || type.isEmpty()) {
      return answer.body() == null ? List.of() : List.of(what + " has a body");
    }
    return types.knows(type) || type.equals("boolean")
        ? types.problems(type, json(answer), what)
        : json(answer).isContainerNode() ? List.of() : List.of(what + " is no object");
  }

  private void remember(String id, HttpResponse<Buffer> answer) {
    if (id.equals("Submit-a-workflow-job")) {
      places.put("jobId", answer.bodyAsJsonObject().getString("jobId"));
    }
    if (id.equals("Create-a-hierarchy")) {
      places.put("hierarchyId", answer.bodyAsJsonObject().getString("hierarchyId"));
    }
  }

  private static JsonNode json(HttpResponse<Buffer> answer) {
    try {
      return MAPPER.readTree(answer.bodyAsString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(answer.bodyAsString(), e);
    }
  }

  @Test
  void an_unknown_thing_is_refused_as_the_description_says() {
    String nowhere = "00000000-0000-4000-8000-000000000000";
    for (String place : List.of("dataSourceId", "jobId", "hierarchyId")) {
      places.put(place, nowhere);
    }
    for (String place :
        List.of(
            "qualifiedEntityName",
            "relativePath",
            "entityName",
            "relationshipName",
            "segmentName",
            "measureName")) {
      places.put(place, "Nobody");
    }
    queries.put("Get-KeyRing", "?dataSourceName=x&entityName=y&key=z");
    queries.put("Get-Activity-Types-and-Counts", "?customerId=x");
    List<String> problems = new ArrayList<>();
    for (Operation operation : documented()) {
      boolean named = operation.path().matches(".*\\{(?!instanceId|workflowName|principalId).*");
      boolean asked =
          operation.id().startsWith("Get-KeyRing") || operation.id().startsWith("Get-Act");
      if (named || asked) {
        problems.addAll(askUnknown(operation));
      }
    }
    assertThat(problems).isEmpty();
  }

  private List<String> askUnknown(Operation operation) {
    String path = operation.path();
    for (Map.Entry<String, String> place : places.entrySet()) {
      path = path.replace("{" + place.getKey() + "}", place.getValue());
    }
    HttpResponse<Buffer> answer =
        bench.api(
            HttpMethod.valueOf(operation.method()),
            "/v1" + path + queries.getOrDefault(operation.id(), ""),
            bodies.getOrDefault(operation.id(), ""));
    String what = operation.id() + " " + answer.statusCode();
    String type = operation.answers().get(answer.statusCode());
    if (type == null || answer.statusCode() < 400) {
      return List.of(what + " is no documented refusal: " + answer.bodyAsString());
    }
    return type.isEmpty() ? List.of() : types.problems(type, json(answer), what);
  }

  @Test
  void a_created_instance_is_empty_and_valid_and_can_run_jobs() {
    String made =
        bench
            .api(HttpMethod.POST, "/v1/instances/V2", "{\"name\":\"Second\",\"region\":\"westus\"}")
            .bodyAsJsonObject()
            .getString("instanceId");
    places.put("instanceId", made);
    List<String> problems = new ArrayList<>();
    for (Operation operation : documented()) {
      if (operation.method().equals("GET")
          && !operation.path().matches(".*(Id|Name)\\}.*\\{.*Id\\}")) {
        HttpResponse<Buffer> answer =
            bench.api(HttpMethod.GET, "/v1" + filled(operation.path()), "");
        String type = operation.answers().get(answer.statusCode());
        if (type == null
            || answer.statusCode() > 299
                && !operation.path().matches(".*\\{(?!instanceId|workflowName).*|.*/profile/.*")) {
          problems.add(operation.id() + " " + answer.statusCode());
        } else {
          problems.addAll(types.problems(type, json(answer), operation.id()));
        }
      }
    }
    assertThat(problems).isEmpty();
    String here = "/v1/instances/" + made;
    for (String list :
        List.of(
            "/manage/datasources",
            "/manage/segments",
            "/manage/measures",
            "/workflows/main/jobs",
            "/workflows/main/history",
            "/manage/relationships",
            "/hierarchies")) {
      assertThat(bench.api(HttpMethod.GET, here + list, "").bodyAsJsonArray()).as(list).isEmpty();
    }
    JsonArray schedules =
        bench.api(HttpMethod.GET, here + "/workflows/main/schedules", "").bodyAsJsonArray();
    assertThat(schedules).hasSize(1);
    assertThat(schedules.getJsonObject(0).getBoolean("isActive")).isFalse();
    assertThat(state(here)).isEqualTo("creating");
    bench.clock.forward(java.time.Duration.ofMinutes(3));
    assertThat(state(here)).isEqualTo("active");
    bench.api(HttpMethod.POST, here + "/manage/segments", bodies.get("Create-a-segment"));
    bench.clock.forward(java.time.Duration.ofMinutes(10));
    assertThat(
            bench
                .api(HttpMethod.GET, here + "/manage/segments", "")
                .bodyAsJsonArray()
                .getJsonObject(0)
                .getJsonObject("evaluationStatus")
                .getString("jobStatus"))
        .isEqualTo("CompletedSuccess");
  }

  private String state(String instance) {
    return bench
        .api(HttpMethod.GET, instance, "")
        .bodyAsJsonObject()
        .getString("provisioningState");
  }

  private String filled(String template) {
    String path = template;
    for (Map.Entry<String, String> place : places.entrySet()) {
      path = path.replace("{" + place.getKey() + "}", place.getValue());
    }
    return path;
  }

  @Test
  void an_instance_that_is_deleted_and_created_again_is_another_one() {
    String body = "{\"name\":\"Second\"}";
    String first =
        bench
            .api(HttpMethod.POST, "/v1/instances/V2", body)
            .bodyAsJsonObject()
            .getString("instanceId");
    assertThat(bench.api(HttpMethod.GET, "/v1/instances", "").bodyAsJsonArray()).hasSize(2);
    bench.api(HttpMethod.DELETE, "/v1/instances/" + first, "");
    assertThat(bench.api(HttpMethod.GET, "/v1/instances/" + first, "").statusCode()).isEqualTo(404);
    String again =
        bench
            .api(HttpMethod.POST, "/v1/instances/V2", body)
            .bodyAsJsonObject()
            .getString("instanceId");
    assertThat(again).isNotEqualTo(first);
    assertThat(bench.api(HttpMethod.GET, "/v1/instances", "").bodyAsJsonArray()).hasSize(2);
  }
}
