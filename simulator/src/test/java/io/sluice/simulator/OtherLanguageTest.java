package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.simulator.front.Credentials;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client in another language, written from the table of operations alone, is served. */
@ExtendWith(VertxExtension.class)
class OtherLanguageTest {
  private static final Path SCRIPT = Path.of("src/test/python/walk.py").toAbsolutePath();

  /** Where the script's output goes: a file, so that no full pipe can stop it. */
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"v1", "api", "manage"})
  void a_python_client_walks_through_every_form_of_the_addresses(String form, Vertx vertx)
      throws Exception {
    assumeTrue(
        hasPython() || "true".equalsIgnoreCase(System.getenv("CI")),
        "There is no python3 on this machine: the client in another language was not run.");
    try (Bench bench = new Bench(vertx)) {
      Path output = directory.resolve("output");
      int exit = walk(bench, form, output);
      assertThat(exit).as(Files.readString(output, StandardCharsets.UTF_8)).isZero();
      assertThat(output).content().hasLineCount(15).contains("limit").doesNotContain("DIFFERS");
    }
  }

  private static int walk(Bench bench, String form, Path output) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                "python3",
                "-B",
                SCRIPT.toString(),
                "http://127.0.0.1:" + bench.simulator.port(),
                form)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Credentials who = bench.simulator.credentials();
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).contains("prox"));
    environment.put("CI_TENANT", who.tenantId());
    environment.put("CI_CLIENT", who.clientId());
    environment.put("CI_SECRET", who.clientSecret());
    environment.put("CI_KEY", who.keys().primary());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the script ends").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("python3", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException none) {
      return false;
    }
  }
}
