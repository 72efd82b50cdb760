package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A table of two million rows is made while it is read, and never held. */
class FlatMemoryTest {
  private static final int ROWS = 1_000_000;
  private static final int PAGE = 100;

  /** Too little for a million rows, which take more than a hundred bytes each. */
  private static final String HEAP = "-Xmx40m";

  @Test
  void a_million_rows_are_paged_through_with_a_small_heap() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                FlatMemoryTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    assertThat(said).contains("rows " + ROWS);
  }

  /** The child process: simulator and client under one small heap. */
  public static void main(String[] none) {
    try {
      System.out.println("rows " + read());
      System.exit(0);
    } catch (RuntimeException | OutOfMemoryError failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static long read() {
    Vertx vertx = Vertx.vertx();
    SimulatorConfig usual = SimulatorConfig.defaults(InstantSource.system());
    Simulator simulator =
        Bench.await(
            Simulator.start(
                vertx,
                usual
                    .withApi(usual.api().withoutAuth())
                    .withLimits(new Limits(Integer.MAX_VALUE, Duration.ofSeconds(1), true))));
    WebClient client = WebClient.create(vertx);
    String table = "/v1/instances/" + simulator.instanceId() + "/data/WebAnalytics_Visits";
    long rows = 0;
    for (int skip = 0; skip < ROWS; skip += PAGE) {
      HttpResponse<Buffer> page =
          Bench.await(
              client
                  .get(simulator.port(), "127.0.0.1", table)
                  .addQueryParam("$top", "" + PAGE)
                  .addQueryParam("$skip", "" + skip)
                  .send());
      if (page.statusCode() != 200) {
        throw new IllegalStateException(page.statusCode() + ": " + page.bodyAsString());
      }
      rows += page.bodyAsJsonObject().getJsonArray("value").size();
    }
    return rows;
  }
}
