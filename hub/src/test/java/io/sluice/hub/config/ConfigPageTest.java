package io.sluice.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.connector.mail.MailConfig;
import io.sluice.hub.connector.teams.TeamsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the documentation of the configuration with the reader's table of keys. */
class ConfigPageTest {
  private static final Path ROOT = Path.of("..");

  @TempDir Path folder;

  @Test
  void the_reference_page_equals_the_table_of_keys() throws IOException {
    assertThat(Files.readString(ROOT.resolve("docs/configuration.md")).replace("\r\n", "\n"))
        .as("written by: sluice config schema --output markdown > docs/configuration.md")
        .isEqualTo(ConfigPage.markdown());
  }

  @Test
  void the_sample_of_the_readme_is_a_valid_configuration() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher sample =
        Pattern.compile("```yaml\n(environment:.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(sample.find()).as("README.md has a sample that begins with environment:").isTrue();
    Path file = Files.writeString(folder.resolve("sluice.yaml"), sample.group(1));
    HubConfig config = HubConfigReader.read(file, "a-token-of-sixteen-or-more");
    assertThat(config.source()).isPresent();
    assertThat(config.connectors().get(TeamsConfig.class).orElseThrow().channels()).isNotEmpty();
    assertThat(config.connectors().get(MailConfig.class)).isPresent();
  }

  @Test
  void every_key_of_the_table_is_on_the_page_with_a_sentence() {
    List<String> rows =
        ConfigPage.markdown().lines().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).hasSizeGreaterThan(35).allMatch(row -> row.matches(".*\\. \\|"));
  }
}
