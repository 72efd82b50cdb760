package io.sluice.hub.cli.doctor;

import io.sluice.hub.config.HubConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.flow.FlowFileCheck;
import io.sluice.hub.trigger.TriggerKinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the files written by the user: configuration and flows. */
final class ConfigurationCheck {
  private ConfigurationCheck() {}

  static List<CheckFinding> faults(Installation installation) {
    Installation.LoadedConfig setup = installation.loaded();
    if (setup.file().isEmpty()) {
      return List.of(
          CheckFinding.skipped("--config was not given, and this folder has no sluice.yaml."));
    }
    if (setup.faults().isEmpty()) {
      return List.of(CheckFinding.ok(setup.file().get() + " is valid."));
    }
    return setup.faults().stream()
        .map(
            fault ->
                CheckFinding.failed(fault + ".", "Correct it; 'sluice start' refuses it as well."))
        .toList();
  }

  static List<CheckFinding> flows(Installation installation) {
    FlowConfig config = installation.config().map(HubConfig::flows).orElseGet(FlowConfig::defaults);
    Path folder =
        Optional.ofNullable(config.folder()).orElseGet(() -> installation.data().resolve("flows"));
    if (installation.config().isEmpty() && !installation.loaded().faults().isEmpty()) {
      return List.of(CheckFinding.skipped(installation.loaded().missing()));
    }
    try {
      return judge(
          folder,
          FlowFileCheck.check(
              config, folder, TriggerKinds::problems, installation.time().instant()));
    } catch (IOException unreadable) {
      return List.of(
          CheckFinding.failed(
              "The folder " + folder + " cannot be read: " + unreadable + ".",
              "Check its permissions."));
    }
  }

  static List<CheckFinding> judge(Path folder, List<FlowFileCheck.CheckedFile> files) {
    if (files.isEmpty()) {
      return List.of(
          CheckFinding.warning(
              "There is no flow in " + folder + ", so the hub takes no actions.",
              "Add flow files; there are examples in examples/flows."));
    }
    List<CheckFinding> findings = new ArrayList<>();
    long good = files.stream().filter(file -> file.problems().isEmpty()).count();
    if (good > 0) {
      findings.add(
          CheckFinding.ok(good + " of " + files.size() + " flows in " + folder + " are valid."));
    }
    for (FlowFileCheck.CheckedFile file : files) {
      for (String problem : file.problems()) {
        findings.add(CheckFinding.failed(problem, ""));
      }
    }
    return findings;
  }
}
