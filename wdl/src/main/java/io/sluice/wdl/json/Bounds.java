package io.sluice.wdl.json;

/**
 * Limits of the expression engine. Each turns hostile or mistaken input into an error within
 * milliseconds and keeps the memory use small. Limits of the hosts: <a
 * href="https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-config">Limits and
 * configuration reference for Azure Logic Apps</a>.
 */
public final class Bounds {
  /** Characters of one expression (the hosts' own limit). */
  public static final int MAX_EXPRESSION_LENGTH = 8_192;

  /** Nesting levels of calls and brackets in one expression. */
  public static final int MAX_DEPTH = 64;

  /** Member accesses after one call: {@code f()?['a']?['b']...}. */
  public static final int MAX_PATH_STEPS = 128;

  /** Nesting levels of arrays and objects in data that is parsed, compared or written. */
  public static final int MAX_DATA_DEPTH = 128;

  /** Characters of one JSON text that is parsed. */
  public static final int MAX_JSON_LENGTH = 104_857_600;

  /** Values in one JSON text, keys not counted. */
  public static final int MAX_JSON_VALUES = 2_000_000;

  /** Characters of one number that is parsed. */
  public static final int MAX_NUMBER_LENGTH = 1_024;

  /** Characters of one string that an evaluation produces. */
  public static final int MAX_TEXT = 10_485_760;

  /**
   * Work units of one evaluation: one for each call and for each character or element that a
   * function produces or visits.
   */
  public static final long MAX_WORK = 20_000_000L;

  /** Elements of an array made by {@code range} (the hosts' own limit). */
  public static final int MAX_RANGE = 100_000;

  /** Characters of the source that an error message shows before and after a position. */
  public static final int EXCERPT = 40;

  private Bounds() {}
}
