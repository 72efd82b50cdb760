package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.files.ExportResult;
import io.sluice.wdl.files.FlowExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports a flow in a format that Power Automate imports. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Exports a flow as a definition, a package or a solution.",
    footer = {
      "",
      "Examples:",
      "  sluice flow export digest-on-measure > definition.json",
      "  sluice flow export flows/digest-on-measure.json --as solution --to digest.zip"
    })
public final class FlowExportCommand extends FlowFileCommand {
  @Parameters(
      paramLabel = "NAME|FILE",
      description = "The name of a flow in the folder, or a file.")
  private String flow = "";

  @Option(names = "--from", paramLabel = "DIR", description = "Folder of flows (default flows).")
  private Path folder = Path.of("flows");

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description = "definition (default), package or solution.")
  private String form = "definition";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "File to write; by default a definition is printed, a zip is named after its flow.")
  private @Nullable Path target;

  @Option(names = "--replace", description = "Overwrites an existing file.")
  private boolean replace;

  @Override
  int execute() throws IOException {
    FlowExport.Form wanted = form(form);
    if (wanted == null) {
      return wrong("there is no format '" + form + "'", "use definition, package or solution");
    }
    Path file = file();
    if (file == null) {
      return failed(
          "there is no file '" + flow + "' and no flow of this name in " + folder,
          "name the folder of the flow with --from");
    }
    ExportResult result =
        FlowExport.export(String.valueOf(file.getFileName()), Files.readAllBytes(file), wanted);
    if (result instanceof ExportResult.NotExported refused) {
      return failed(refused.reason(), "sluice flow lint FILE lists every fault");
    }
    ExportResult.ExportedFile export = (ExportResult.ExportedFile) result;
    Path to = target;
    if (to == null && wanted == FlowExport.Form.DEFINITION) {
      out().print(new String(export.bytes(), StandardCharsets.UTF_8));
      return ExitCode.OK;
    }
    return write(to == null ? Path.of(export.file()) : to, export.bytes());
  }

  private int write(Path to, byte[] bytes) throws IOException {
    Path place = to.toAbsolutePath();
    Path parent = place.getParent();
    if (parent == null || Files.isDirectory(place)) {
      return wrong(to + " is a folder", "name a file");
    }
    String name = String.valueOf(place.getFileName());
    if (!replace && !FlowFiles.present(parent, List.of(name)).isEmpty()) {
      return failed(to + " already exists", "--replace overwrites it");
    }
    FlowFiles.write(parent, Map.of(name, bytes));
    say("written to " + to);
    return ExitCode.OK;
  }

  private static FlowExport.@Nullable Form form(String word) {
    for (FlowExport.Form one : FlowExport.Form.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
        return one;
      }
    }
    return null;
  }

  private @Nullable Path file() throws IOException {
    Path direct = Path.of(flow);
    if (Files.isRegularFile(direct)) {
      return direct;
    }
    if (Files.isDirectory(folder)) {
      for (Path one : FlowFiles.below(folder, ".json", ".yaml", ".yml")) {
        String name = FlowReader.nameOf(String.valueOf(one.getFileName()));
        if (name.equalsIgnoreCase(flow)) {
          return one;
        }
      }
    }
    return null;
  }
}
