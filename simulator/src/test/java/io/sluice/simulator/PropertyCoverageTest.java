package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.simulator.OperationsTest.Operation;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every property that the description gives to something that can be read has a value in some
 * answer of the large environment, so that a client that reads it has been tried.
 */
@ExtendWith(VertxExtension.class)
class PropertyCoverageTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Properties that no answer has, each with the reason. */
  private static final Map<String, String> NEVER = Map.of();

  private static final Map<String, String> QUERIES =
      Map.of(
          "Get-all-segments", "?includeHistoricStats=true&historicStatsDays=7",
          "Get-metadata-for-a-measure", "?includeHistoricStats=true&historicStatsDays=7",
          "Get-list-of-recent-workflow-jobs", "?includeTasks=true&top=40",
          "Get-a-workflow-job-information", "?includeTasks=true",
          "Get-data-source", "?includeModel=true",
          "Get-all-entity-metadata", "?includeQuarantined=true&attributesAnnotations=true");

  private final ContractTypes types = new ContractTypes();
  private final Set<String> seen = new LinkedHashSet<>();
  private Bench bench;

  @Test
  void every_property_that_can_be_read_has_a_value_somewhere(Vertx vertx) {
    bench =
        new Bench(
            vertx,
            SimulatorConfig.defaults(InstantSource.fixed(Bench.NOW))
                .withEnvironment("enterprise")
                .withApi(ApiOptions.documented().withoutAuth())
                .withLimits(new Limits(100_000, Duration.ofSeconds(1), false)));
    try {
      prepare();
      for (int round = 0; round < 4; round++) {
        for (JsonNode instance : json("/v1/instances")) {
          walk(instance.path("instanceId").asText());
        }
        bench.clock.forward(round == 0 ? Duration.ofMinutes(30) : Duration.ofHours(9));
      }
    } finally {
      bench.close();
    }
    Set<String> missing = new LinkedHashSet<>();
    for (Operation operation : readable()) {
      missing.addAll(types.properties(operation.answers().get(200)));
    }
    assertThat(missing).hasSizeGreaterThan(300);
    missing.removeAll(seen);
    assertThat(missing).containsExactlyInAnyOrderElementsOf(NEVER.keySet());
  }

  private static List<Operation> readable() {
    return OperationsTest.documented().stream()
        .filter(operation -> operation.method().equals("GET"))
        .toList();
  }

  /** Objects defined by clients, and properties that only an on-demand job has. */
  private void prepare() {
    String here = "/v1/instances/" + bench.instance;
    String measure = bench.list("/manage/measures").getJsonObject(0).getString("name");
    bench.sim(
        HttpMethod.POST,
        "action",
        "{\"do\":\"evaluateMeasure\",\"measure\":\"" + measure + "\",\"outcome\":\"failure\"}");
    bench.api(
        HttpMethod.POST,
        here + "/manage/relationships",
        "{\"name\":\"Mine\",\"friendlyName\":\"Mine\",\"cardinality\":\"manyToOne\"}");
    String segment =
        bench.list("/manage/segments?numberOfSegments=1").getJsonObject(0).getString("name");
    bench.api(
        HttpMethod.POST,
        here + "/workflows/main/jobs?operationType=segmentation&identifiers=" + segment,
        "{\"options\":{\"runDownstreamAfterMerge\":true,\"reason\":{\"by\":\"hand\"}}}");
    bench.api(
        HttpMethod.POST,
        here + "/workflows/main/jobs?operationType=all&forceRunRequested=true",
        "");
    bench.api(HttpMethod.PUT, here + "/manage/search", bench.object("/manage/search").encode());
  }

  private void walk(String instance) {
    String here = "/v1/instances/" + instance;
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put("instanceId", List.of(instance));
    names.put("workflowName", List.of("main"));
    names.put("relativePath", List.of("Customer"));
    names.put("qualifiedEntityName", List.of("Customer"));
    names.put("attributeName", List.of("City"));
    names.put("entityName", texts(here + "/manage/entities", "/entities", "name", 4));
    names.put("measureName", texts(here + "/manage/measures", "", "name", 400));
    names.put("dataSourceId", texts(here + "/manage/datasources/v2", "", "dataSourceId", 8));
    names.put("jobId", texts(here + "/workflows/main/jobs", "", "jobId", 3));
    names.put("relationshipName", texts(here + "/manage/relationships", "", "name", 3));
    JsonNode customer = json(here + "/data/Customer?$top=1").at("/value/0");
    String key =
        names(customer).stream().filter(name -> name.contains("_")).findFirst().orElse("a_b_c");
    String[] parts = key.split("_", 3);
    String ring =
        "?dataSourceName=" + parts[0] + "&entityName=" + parts[1] + "&key=" + text(customer, key);
    types.collect("KeyRingResponse", json(here + "/profile/keyring" + ring), seen);
    for (Operation operation : readable()) {
      for (String path : paths(List.of(operation.path()), names)) {
        if (!path.contains("{")) {
          String query = QUERIES.getOrDefault(operation.id(), "");
          types.collect(operation.answers().get(200), json("/v1" + path + query), seen);
        }
      }
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asText();
  }

  private static List<String> paths(List<String> templates, Map<String, List<String>> names) {
    List<String> paths = templates;
    for (Map.Entry<String, List<String>> place : names.entrySet()) {
      List<String> more = new ArrayList<>();
      for (String path : paths) {
        String hole = "{" + place.getKey() + "}";
        if (path.contains(hole)) {
          place.getValue().forEach(name -> more.add(path.replace(hole, name)));
        } else {
          more.add(path);
        }
      }
      paths = more;
    }
    return paths;
  }

  private List<String> texts(String path, String below, String name, int most) {
    List<String> found = new ArrayList<>();
    json(path).at(below).forEach(one -> found.add(one.path(name).asText()));
    return found.subList(0, Math.min(most, found.size()));
  }

  private JsonNode json(String path) {
    String body = bench.api(HttpMethod.GET, path, "").bodyAsString();
    try {
      return MAPPER.readTree(String.valueOf(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(path + ": " + body, e);
    }
  }
}
