package io.sluice.simulator.front;

/**
 * The ledgers of the simulator.
 *
 * @param api calls of the API that carry or should carry a key
 * @param token requests for tokens
 * @param sinks messages to Teams, webhooks and the mail server
 */
public record Ledgers(Ledger api, Ledger token, Ledger sinks) {

  /** Three empty ledgers. */
  public static Ledgers empty() {
    return new Ledgers(new Ledger(), new Ledger(), new Ledger());
  }

  /** Starts all of them from nothing. */
  public void clear() {
    api.clear();
    token.clear();
    sinks.clear();
  }
}
