package io.sluice.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.settings.ConfigEntry;
import io.sluice.hub.settings.KeyGroup;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema and the reader agree, since both derive from the table of keys. */
class ConfigSchemaTest {
  private static final JsonObject SCHEMA = ConfigSchema.json();
  private static final String TOKEN = "a-token-of-sixteen-or-more";

  @TempDir Path folder;

  static Stream<String> examples() {
    String all =
        ConfigTable.ROOT.entries().stream()
            .filter(KeyGroup.class::isInstance)
            .map(entry -> ConfigSample.section((KeyGroup) entry))
            .reduce("data: data\n", String::concat);
    return Stream.of(
        all,
        ConfigSample.file(Set.of()),
        ConfigSample.file(Set.of("teams")),
        ConfigSample.file(
            Set.copyOf(ConfigTable.ROOT.entries().stream().map(ConfigEntry::name).toList())),
        "ingress: { port: 0, mostBytes: 2048 }\nflows: elsewhere\n");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_passes_schema_and_reader(String yaml) throws IOException {
    assertThat(SchemaCheck.problems(SCHEMA, tree(yaml))).isEmpty();
    assertThat(HubConfigReader.read(file(yaml), TOKEN)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: contoso                    | nmae: contoso",
        "port: 587                        | port: 0",
        "tls: starttls                    | tls: ssl",
        "adapt: true                      | adapt: 1",
        "sweepInterval: 1m                | sweepInterval: 60",
        "clientSecret: env:SLUICE_CLIENT_SECRET | clientSecret: hunter2",
        "recipientDomains: [contoso.com]  | recipientDomains: contoso.com",
        "from: sluice@contoso.com         | from: nobody",
        "keepGiB: 10                      | keepGiB: 1.5",
      })
  void schema_and_reader_refuse_the_same_values(String good, String bad) throws IOException {
    String yaml = examples().findFirst().orElseThrow();
    assertThat(yaml).contains(good);
    String wrong = yaml.replace(good, bad);
    assertThat(SchemaCheck.problems(SCHEMA, tree(wrong))).isNotEmpty();
    assertThat(problemsOf(wrong)).isNotEmpty();
  }

  @Test
  void a_file_without_environment_and_ingress_is_refused() throws IOException {
    assertThat(SchemaCheck.problems(SCHEMA, tree("flows: f\n"))).isNotEmpty();
    assertThat(problemsOf("flows: f\n")).isNotEmpty();
  }

  private List<?> problemsOf(String yaml) throws IOException {
    try {
      HubConfigReader.read(file(yaml), TOKEN);
      return List.of();
    } catch (ConfigException faulty) {
      return faulty.problems();
    }
  }

  private Object tree(String yaml) throws IOException {
    Object tree = ConfigYaml.plain(ConfigYaml.read(file(yaml)));
    assertThat(tree).isNotNull();
    return tree;
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("sluice.yaml"), yaml);
  }
}
