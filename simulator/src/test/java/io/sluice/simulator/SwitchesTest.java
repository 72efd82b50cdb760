package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.simulator.wire.WireJson;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ways of behaving that a configuration switches on. */
@ExtendWith(VertxExtension.class)
class SwitchesTest {
  private static final SimulatorConfig USUAL = SimulatorConfig.defaults(InstantSource.system());

  @Test
  void enumerations_can_be_written_in_pascal_case(Vertx vertx) {
    try (Bench bench =
        new Bench(
            vertx,
            USUAL.withApi(
                ApiOptions.documented().withSpelling(WireJson.Spelling.PASCAL).withoutAuth()))) {
      JsonObject source = bench.list("/manage/datasources/v2").getJsonObject(0);
      assertThat(source.getString("kind")).isEqualTo("AttachCdm");
      assertThat(source.getString("provisioningState")).isEqualTo("Active");
    }
  }

  @Test
  void a_fixed_window_restarts_at_the_full_minute(Vertx vertx) {
    try (Bench bench =
        new Bench(
            vertx,
            USUAL
                .withLimits(new Limits(2, Duration.ofSeconds(60), true))
                .withApi(ApiOptions.documented().withoutAuth()))) {
      bench.clock.forward(Duration.ofSeconds(59));
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        statuses.add(bench.plain(HttpMethod.GET, "/instances", "").statusCode());
      }
      bench.clock.forward(Duration.ofSeconds(1));
      for (int i = 0; i < 3; i++) {
        statuses.add(bench.plain(HttpMethod.GET, "/instances", "").statusCode());
      }
      assertThat(statuses).containsExactly(200, 200, 429, 200, 200, 429);
    }
  }

  @Test
  void pages_can_carry_a_link_to_the_next(Vertx vertx) {
    try (Bench bench = new Bench(vertx, USUAL)) {
      assertThat(bench.object("/data/Customer?$top=2").containsKey("@odata.nextLink")).isFalse();
    }
    try (Bench bench =
        new Bench(vertx, USUAL.withApi(ApiOptions.documented().withNextLink().withoutAuth()))) {
      JsonObject page =
          bench.object("/data/Customer?$top=2&$select=CustomerId&$filter=City%20eq%20'Oslo'");
      String link = page.getString("@odata.nextLink");
      String path = link.substring(("http://127.0.0.1:" + bench.simulator.port()).length());
      JsonObject next = bench.plain(HttpMethod.GET, path, "").bodyAsJsonObject();
      JsonObject right =
          bench.object(
              "/data/Customer?$top=2&$skip=2&$select=CustomerId&$filter=City%20eq%20'Oslo'");
      assertThat(next.getJsonArray("value")).isEqualTo(right.getJsonArray("value"));
    }
  }

  @Test
  void tokens_can_be_short_lived(Vertx vertx) {
    try (Bench bench =
        new Bench(
            vertx,
            USUAL.withApi(ApiOptions.documented().withTokenLifetime(Duration.ofSeconds(5))))) {
      assertThat(bench.api(HttpMethod.GET, "/v1/instances", "").statusCode()).isEqualTo(200);
      bench.clock.forward(Duration.ofSeconds(5));
      assertThat(bench.api(HttpMethod.GET, "/v1/instances", "").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void a_configuration_shows_no_secret() {
    assertThat(USUAL.toString())
        .doesNotContain(USUAL.api().credentials().clientSecret())
        .doesNotContain(USUAL.api().credentials().keys().primary());
  }

  @Test
  void an_environment_can_be_a_file(Vertx vertx, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.yaml");
    try (InputStream in =
        Objects.requireNonNull(
            SwitchesTest.class.getResourceAsStream("/environments/retailer.yaml"))) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, yaml.replace("Harbour & Hearth", "Own Shop"));
    }
    try (Bench bench = new Bench(vertx, USUAL.withEnvironment(file.toString()))) {
      JsonObject world = bench.sim(HttpMethod.POST, "reset", "{\"seed\":4}");
      assertThat(world.getJsonArray("instances").getJsonObject(0).getString("name"))
          .isEqualTo("Own Shop");
      JsonObject other =
          bench.sim(HttpMethod.POST, "reset", "{\"environment\":\"/etc/hosts.yaml\"}");
      assertThat(other.getString("error")).contains("no environment");
    }
    Files.writeString(file, "environment: [");
    assertThatThrownBy(
            () -> Bench.await(Simulator.start(vertx, USUAL.withEnvironment(file.toString()))))
        .hasMessageContaining("own.yaml");
    assertThatThrownBy(
            () -> Bench.await(Simulator.start(vertx, USUAL.withEnvironment("nowhere.yaml"))))
        .hasMessageContaining("nowhere.yaml cannot be read");
  }
}
