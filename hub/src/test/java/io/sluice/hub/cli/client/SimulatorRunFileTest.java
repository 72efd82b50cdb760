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

class SimulatorRunFileTest {
  private static final long HERE = ProcessHandle.current().pid();

  /** No process has this id. */
  private static final long GONE = Integer.MAX_VALUE;

  private static final URI ALONE = URI.create("http://127.0.0.1:8901");
  private static final URI DEMO = URI.create("http://127.0.0.1:8902");
  private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");

  @TempDir private Path data;

  private void hub(long pid, Optional<URI> simulator) throws IOException {
    URI base = URI.create("http://127.0.0.1:8900/");
    new RunFile(pid, base, base, base, simulator, AT, Optional.empty()).write(data);
  }

  @Test
  void a_written_file_can_be_read_and_only_its_writer_deletes_it() throws IOException {
    SimulatorRunFile note = new SimulatorRunFile(HERE, ALONE, AT);
    note.write(data.resolve("new"));
    assertThat(SimulatorRunFile.read(data.resolve("new"))).contains(note);
    new SimulatorRunFile(GONE, ALONE, AT).remove(data.resolve("new"));
    assertThat(SimulatorRunFile.read(data.resolve("new"))).isPresent();
    note.remove(data.resolve("new"));
    assertThat(SimulatorRunFile.read(data.resolve("new"))).isEmpty();
    note.remove(data.resolve("new"));
  }

  @Test
  void a_file_reports_whether_its_process_is_alive() {
    assertThat(new SimulatorRunFile(HERE, ALONE, AT).isAlive()).isTrue();
    assertThat(new SimulatorRunFile(GONE, ALONE, AT).isAlive()).isFalse();
  }

  @Test
  void the_simulator_of_the_demo_takes_precedence_while_its_process_is_alive() throws IOException {
    new SimulatorRunFile(HERE, ALONE, AT).write(data);
    assertThat(SimulatorOptions.find("", data)).isEqualTo(ALONE);
    hub(HERE, Optional.of(DEMO));
    assertThat(SimulatorOptions.find("", data)).isEqualTo(DEMO);
    hub(GONE, Optional.of(DEMO));
    assertThat(SimulatorOptions.find("", data)).isEqualTo(ALONE);
    hub(HERE, Optional.empty());
    assertThat(SimulatorOptions.find("", data)).isEqualTo(ALONE);
    assertThat(SimulatorOptions.find("http://127.0.0.1:1/", data))
        .isEqualTo(URI.create("http://127.0.0.1:1"));
  }

  @Test
  void a_file_of_a_dead_process_is_used_if_there_is_no_other() throws IOException {
    hub(GONE, Optional.of(DEMO));
    assertThat(SimulatorOptions.find("", data)).isEqualTo(DEMO);
  }

  @Test
  void a_malformed_file_fails_with_a_hint() throws IOException {
    for (String broken : new String[] {"", "{", "[]", "{}", "{\"pid\":\"x\"}"}) {
      Files.writeString(data.resolve(SimulatorRunFile.NAME), broken);
      assertThatThrownBy(() -> SimulatorRunFile.read(data))
          .as(broken)
          .isInstanceOf(ClientException.class)
          .hasMessageContaining("simulator.json cannot be read");
    }
  }
}
