package io.sluice.wdl.action;

import org.jspecify.annotations.Nullable;

/** How flows that call flows are told apart from a circle without end. */
public final class CallChain {
  /** Flows that call one another at most. */
  public static final int MAX_LENGTH = 8;

  /** The connector that runs flows for flows. */
  public static final String CONNECTOR = "workflow";

  /** The call's parameter with the length of the chain so far. */
  public static final String PARAMETER = "chain";

  /** The call's parameter with the id of the event that began the chain. */
  public static final String EVENT = "event";

  /** The trigger header that carries the length to the called flow. */
  public static final String HEADER = "x-sluice-chain";

  private CallChain() {}

  /** The length that a run's trigger headers tell; 0 for a run that no flow has called. */
  public static long length(@Nullable Object headers) {
    String text = String.valueOf(InputValues.member(headers, HEADER));
    return text.matches("\\d{1,3}") ? Long.parseLong(text) : 0;
  }
}
