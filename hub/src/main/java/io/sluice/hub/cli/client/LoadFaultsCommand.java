package io.sluice.hub.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Replaces the fault rules by those of a file. */
@Command(
    name = "load",
    description = {"Replaces the active fault rules by those of a YAML or JSON file."},
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The file contains a list of rules, or an object with such a list in \"rules\":",
      "  rules:",
      "    - {fault: status, status: 503, where: api, probability: 0.1}",
      "    - {fault: latency, millis: [100, 2000], for: PT5M}",
      "",
      "Example:",
      "  ./sluice sim faults load faults.yaml"
    })
public final class LoadFaultsCommand extends SimulatorCommand {
  @Parameters(paramLabel = "FILE", description = "File with the rules.")
  private Path file = Path.of("faults.yaml");

  @Override
  void run(HubClient simulator) {
    JsonNode read = read();
    JsonNode rules = read.isArray() ? read : read.path("rules");
    if (!rules.isArray()) {
      throw ClientException.usage(
          "bad-file",
          file + " contains no rules: it must be a list of rules, or an object with \"rules\"",
          "\"./sluice sim faults load -h\" shows an example");
    }
    JsonObject answer =
        simulator.put(
            "/_sim/faults", new JsonObject().put("rules", new JsonArray(rules.toString())));
    if (!printedAsJson(answer)) {
      FaultsCommand.rules(this, answer);
    }
  }

  /** Parses the file as YAML, of which JSON is a subset. */
  private JsonNode read() {
    try {
      return new YAMLMapper().readTree(Arguments.readFile(file));
    } catch (JsonProcessingException malformed) {
      var at = malformed.getLocation();
      throw ClientException.usage(
          "bad-file",
          file
              + (at == null ? "" : ", line " + at.getLineNr())
              + ": "
              + String.valueOf(malformed.getOriginalMessage()).lines().findFirst().orElse(""),
          "it must be YAML or JSON");
    }
  }
}
