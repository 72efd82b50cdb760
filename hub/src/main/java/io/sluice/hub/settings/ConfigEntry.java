package io.sluice.hub.settings;

/** A row of the table of configuration keys. */
public sealed interface ConfigEntry permits Key, KeyGroup, NamedKeyGroups {
  /** The key in its section, as in {@code sweepInterval}. */
  String name();

  /** One sentence for people. */
  String doc();
}
