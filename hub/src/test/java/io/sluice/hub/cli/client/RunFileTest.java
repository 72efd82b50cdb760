package io.sluice.hub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  private static final RunFile NOTE =
      new RunFile(
          4711,
          URI.create("http://127.0.0.1:8080/"),
          URI.create("http://127.0.0.1:8080/api/v1"),
          URI.create("http://127.0.0.1:8080/metrics"),
          Optional.of(URI.create("http://127.0.0.1:8090")),
          Instant.parse("2026-11-21T09:00:00Z"),
          Optional.of(Path.of("api-token")));

  @TempDir private Path data;

  @Test
  void a_written_file_can_be_read() throws IOException {
    NOTE.write(data);
    assertThat(RunFile.read(data)).contains(NOTE);
    assertThat(data.toFile().list()).containsExactly("run.json");
  }

  @Test
  void absent_simulator_and_token_are_omitted() throws IOException {
    RunFile live =
        new RunFile(
            1,
            NOTE.console(),
            NOTE.api(),
            NOTE.metrics(),
            Optional.empty(),
            NOTE.startedAt(),
            Optional.empty());
    live.write(data);
    assertThat(data.resolve("run.json")).content().doesNotContain("simulator", "tokenFile");
    assertThat(RunFile.read(data)).contains(live);
  }

  @Test
  void a_removed_file_is_gone() throws IOException {
    NOTE.write(data);
    RunFile.remove(data);
    assertThat(RunFile.read(data)).isEmpty();
    RunFile.remove(data);
  }

  @Test
  void a_malformed_file_fails_with_a_hint() throws IOException {
    for (String broken : new String[] {"", "{", "[]", "{}", "{\"pid\":\"x\"}"}) {
      Files.writeString(data.resolve("run.json"), broken);
      assertThatThrownBy(() -> RunFile.read(data))
          .as(broken)
          .isInstanceOf(ClientException.class)
          .hasMessageContaining("run.json cannot be read");
    }
  }
}
