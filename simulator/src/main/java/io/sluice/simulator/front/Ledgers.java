package io.sluice.simulator.front;

/**
 * The ledgers of the simulator.
 *
 * @param api calls of the API, with or without a valid key
 * @param token requests to the token endpoint
 * @param sinks messages to Teams, webhooks and the mail server
 */
public record Ledgers(Ledger api, Ledger token, Ledger sinks) {

  /** Three empty ledgers. */
  public static Ledgers empty() {
    return new Ledgers(new Ledger(), new Ledger(), new Ledger());
  }

  /** Resets all ledgers. */
  public void clear() {
    api.clear();
    token.clear();
    sinks.clear();
  }
}
