package io.sluice.hub.cli.client;

/** The kind of server that a client connects to, with the hint for the case that it is down. */
enum ServerKind {
  /** The hub's API. */
  HUB("hub", "check that it is running; \"./sluice demo\" or \"./sluice start\" starts a hub"),
  /** The simulator's control API. */
  SIMULATOR(
      "simulator",
      "check that it is running; \"./sluice demo\" or \"./sluice simulate\" starts a simulator");

  private final String word;
  private final String startHint;

  ServerKind(String word, String startHint) {
    this.word = word;
    this.startHint = startHint;
  }

  String word() {
    return word;
  }

  String startHint() {
    return startHint;
  }
}
