package io.sluice.hub.flow;

import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueTypes;
import java.nio.file.Path;
import java.util.List;

/** The keys of section {@code flows}. */
public final class FlowKeys {
  private static final Key<String> FOLDER =
      Key.withDefault(
          "folder",
          ValueTypes.text(),
          "flows",
          "Folder of the flow files, relative to the configuration file.");

  private static final Key<Boolean> MOCKS =
      Key.withDefault(
          "mocks",
          ValueTypes.flag(),
          false,
          "Accepts flows that call connectors which Sluice does not have; mocks answer for them.");

  /** The section; a plain value names the folder. */
  public static final KeyGroup SECTION =
      KeyGroup.of("flows", "Where flows are and what they may use.", List.of(FOLDER, MOCKS))
          .withShorthand(FOLDER);

  private FlowKeys() {}

  /**
   * The configuration of flows.
   *
   * @param base what relative paths are relative to
   */
  public static FlowConfig config(Settings flows, Path base) {
    return FlowConfig.defaults()
        .withFolder(base.resolve(flows.get(FOLDER)).normalize())
        .withMocks(flows.get(MOCKS));
  }
}
