package io.sluice.hub.cli.client;

/** Who is asked: what to say when it does not answer as expected. */
enum ServerKind {
  /** The hub's API. */
  HUB("hub", "is it running? \"./sluice demo\" or \"./sluice start\" starts a hub"),
  /** The simulator's control API. */
  SIMULATOR(
      "simulator", "is it running? \"./sluice demo\" or \"./sluice simulate\" starts a simulator");

  private final String word;
  private final String start;

  ServerKind(String word, String start) {
    this.word = word;
    this.start = start;
  }

  String word() {
    return word;
  }

  String start() {
    return start;
  }
}
