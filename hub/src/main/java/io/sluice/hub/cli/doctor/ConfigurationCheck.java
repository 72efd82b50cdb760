package io.sluice.hub.cli.doctor;

import io.sluice.hub.config.HubConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.flow.FlowFiles;
import io.sluice.hub.trigger.TriggerKinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that a person writes. */
final class ConfigurationCheck {
  private ConfigurationCheck() {}

  static List<Finding> faults(Patient patient) {
    Patient.Setup setup = patient.setup();
    if (setup.file().isEmpty()) {
      return List.of(
          Finding.skipped(
              "No file was given with --config, and there is no sluice.yaml in this folder."));
    }
    if (setup.faults().isEmpty()) {
      return List.of(Finding.ok(setup.file().get() + " has no fault."));
    }
    return setup.faults().stream()
        .map(fault -> Finding.failed(fault + ".", "Correct it; 'sluice start' refuses it as well."))
        .toList();
  }

  static List<Finding> flows(Patient patient) {
    FlowConfig config = patient.config().map(HubConfig::flows).orElseGet(FlowConfig::defaults);
    Path folder =
        Optional.ofNullable(config.folder()).orElseGet(() -> patient.data().resolve("flows"));
    if (patient.config().isEmpty() && !patient.setup().faults().isEmpty()) {
      return List.of(Finding.skipped(patient.setup().missing()));
    }
    try {
      return judge(
          folder,
          FlowFiles.check(config, folder, TriggerKinds::problems, patient.time().instant()));
    } catch (IOException unreadable) {
      return List.of(
          Finding.failed(
              "The folder " + folder + " cannot be read: " + unreadable + ".",
              "Check its rights."));
    }
  }

  static List<Finding> judge(Path folder, List<FlowFiles.Checked> files) {
    if (files.isEmpty()) {
      return List.of(
          Finding.warning(
              "There is no flow in " + folder + ": nothing will be done.",
              "Put flow files there; examples/flows has some."));
    }
    List<Finding> findings = new ArrayList<>();
    long good = files.stream().filter(file -> file.problems().isEmpty()).count();
    if (good > 0) {
      findings.add(
          Finding.ok(good + " of " + files.size() + " flows in " + folder + " are valid."));
    }
    for (FlowFiles.Checked file : files) {
      for (String problem : file.problems()) {
        findings.add(Finding.failed(problem, ""));
      }
    }
    return findings;
  }
}
