package io.sluice.wdl.action;

import org.jspecify.annotations.Nullable;

/**
 * The chain of flows that call one another. Its length travels with each call, so that recursion
 * without end is refused at a fixed depth.
 */
public final class CallChain {
  /** Maximum length of a chain. */
  public static final int MAX_LENGTH = 8;

  /** The pseudo-connector that runs child flows. */
  public static final String CONNECTOR = "workflow";

  /** Call parameter: length of the chain, including the called flow. */
  public static final String PARAMETER = "chain";

  /** Call parameter: id of the event that started the chain. */
  public static final String EVENT = "event";

  /** Trigger header that carries the length to the called flow. */
  public static final String HEADER = "x-sluice-chain";

  private CallChain() {}

  /** The length of the chain up to a run with these trigger headers; 0 if no flow called it. */
  public static long length(@Nullable Object headers) {
    String text = String.valueOf(InputValues.member(headers, HEADER));
    return text.matches("\\d{1,3}") ? Long.parseLong(text) : 0;
  }
}
