package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators and scripts do behind the scenes. */
@ExtendWith(VertxExtension.class)
class ScenesTest {
  private Bench bench;

  @BeforeEach
  void start(Vertx vertx) {
    bench = new Bench(vertx);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private HttpResponse<Buffer> post(String path, String body) {
    return bench.plain(HttpMethod.POST, "/_sim/" + path, body.replace('\'', '"'));
  }

  @Test
  void every_route_is_listed_and_its_example_is_json() {
    JsonArray routes = bench.sim(HttpMethod.GET, "", "").getJsonArray("routes");
    assertThat(routes).hasSizeGreaterThan(20);
    for (Object route : routes) {
      JsonObject row = (JsonObject) route;
      assertThat(row.getString("doc")).endsWith(".");
      if (row.containsKey("example")) {
        assertThat(new JsonObject(row.getString("example")).isEmpty()).isFalse();
      }
      if (row.getString("method").equals("GET") && !row.getString("path").contains("*")) {
        assertThat(bench.plain(HttpMethod.GET, row.getString("path"), "").statusCode())
            .as(row.getString("path"))
            .isEqualTo(200);
      }
    }
  }

  @Test
  void an_unknown_path_or_method_is_answered_with_the_choices() {
    HttpResponse<Buffer> nowhere = bench.plain(HttpMethod.GET, "/_sim/leger", "");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.bodyAsJsonObject().getJsonArray("choices")).contains("GET /_sim/ledger");
    HttpResponse<Buffer> method = bench.plain(HttpMethod.DELETE, "/_sim/ledger", "");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.bodyAsJsonObject().getJsonArray("choices")).containsExactly("GET");
  }

  @Test
  void every_action_of_a_timeline_can_be_performed() {
    JsonObject segment = bench.list("/manage/segments").getJsonObject(0);
    String name = segment.getString("name");
    assertThat(post("action", "{'do':'deleteSegment','segment':'" + name + "'}").statusCode())
        .isEqualTo(202);
    assertThat(bench.list("/manage/segments").stream().map(JsonObject.class::cast))
        .noneMatch(one -> one.getString("name").equals(name));
    JsonArray facts = bench.sim(HttpMethod.GET, "facts?limit=100000", "").getJsonArray("facts");
    JsonObject last = facts.getJsonObject(facts.size() - 1);
    assertThat(last.getString("type")).isEqualTo("changed");
    assertThat(last.getString("name")).isEqualTo(name);
  }

  @Test
  void an_invalid_action_is_refused_with_the_choices() {
    for (String wrong :
        new String[] {
          "{}",
          "{'do':'explode'}",
          "{'do':'deleteSegment'}",
          "{'do':'crossSegment','segment':'HighValueCustomers'}",
          "{'do':'deleteSegment','segment':'Nobody'}",
          "{'do':'refreshAll','outcome':'maybe'}",
          "{'do':'refreshAll','submission':'sometimes'}",
          "{'do':'refreshAll','gap':'long'}",
          "{'do':'refreshAll','instanceId':'nowhere'}",
        }) {
      HttpResponse<Buffer> answer = post("action", wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.bodyAsJsonObject().getString("error")).as(wrong).endsWith(".");
      assertThat(answer.bodyAsJsonObject().getJsonArray("choices")).as(wrong).isNotEmpty();
    }
  }

  @Test
  void a_restored_world_has_the_time_of_the_snapshot() {
    String segments = bench.list("/manage/segments").encode();
    bench.plain(HttpMethod.PUT, "/_sim/snapshots/morning", "");
    bench.clock.forward(Duration.ofMinutes(50));
    post("action", "{'do':'refreshAll'}");
    bench.clock.forward(Duration.ofMinutes(5));
    assertThat(bench.list("/manage/segments").encode()).isNotEqualTo(segments);
    assertThat(new JsonObject(post("snapshots/morning", "").bodyAsString()).getString("now"))
        .isEqualTo(Bench.NOW.toString());
    assertThat(bench.sim(HttpMethod.GET, "clock", "").getString("now"))
        .isEqualTo(Bench.NOW.toString());
    assertThat(bench.list("/manage/segments").encode()).isEqualTo(segments);
    assertThat(post("snapshots/evening", "").statusCode()).isEqualTo(404);
    assertThat(bench.plain(HttpMethod.DELETE, "/_sim/snapshots/morning", "").statusCode())
        .isEqualTo(204);
    assertThat(post("snapshots/morning", "").statusCode()).isEqualTo(404);
  }

  @Test
  void a_webhook_secret_is_set_and_a_wrong_one_is_not_repeated() {
    String path = "/_sim/hooks/audit";
    assertThat(bench.plain(HttpMethod.PUT, path, "{\"secret\":\"whsec_c2VjcmV0\"}").statusCode())
        .isEqualTo(204);
    assertThat(bench.plain(HttpMethod.POST, "/hooks/audit", "{}").statusCode()).isEqualTo(401);
    HttpResponse<Buffer> wrong = bench.plain(HttpMethod.PUT, path, "{\"secret\":\"hush\"}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.bodyAsString()).doesNotContain("hush");
  }
}
