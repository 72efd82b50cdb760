package io.sluice.hub.flow;

import static io.sluice.hub.flow.FlowTexts.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions of the hub on the example flows. */
class ExamplesTest {
  private static final Path FOLDER = Path.of("..", "examples", "flows");

  @ParameterizedTest
  @CsvSource({"failed, fired", "timedOut, fired", "successful, filtered", "null, filtered"})
  void a_source_is_repaired_only_when_the_refresh_before_is_known_to_have_failed(
      String before, String verdict, @TempDir Path folder) throws IOException {
    String file = "teams-on-source-repaired.json";
    try (Hub hub = Hub.in(folder).write(file, Files.readString(FOLDER.resolve(file))).deploy()) {
      String status = before.equals("null") ? before : '"' + before + '"';
      Object body = json("{\"data\": {}, \"previous\": {\"status\": " + status + "}}");
      assertThat(hub.decide("e", "teams-on-source-repaired", body).verdict().word())
          .isEqualTo(verdict);
    }
  }
}
