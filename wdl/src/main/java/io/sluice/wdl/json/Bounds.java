package io.sluice.wdl.json;

/**
 * The bounds of the expression engine. Each turns something hostile or mistaken into an error in
 * milliseconds, with a heap that stays small.
 */
public final class Bounds {
  /** Characters of one expression (the language's own limit). */
  public static final int MAX_EXPRESSION_LENGTH = 8_192;

  /** Calls and brackets inside each other in one expression. */
  public static final int MAX_DEPTH = 64;

  /** Selections after one call: {@code f()?['a']?['b']...}. */
  public static final int MAX_PATH_STEPS = 128;

  /** Arrays and objects inside each other in data that is read, compared or written. */
  public static final int MAX_DATA_DEPTH = 128;

  /** Characters of one JSON text that is read. */
  public static final int MAX_JSON_LENGTH = 104_857_600;

  /** Values (keys not counted) in one JSON text. */
  public static final int MAX_JSON_VALUES = 2_000_000;

  /** Characters of one number in a JSON text or in a text turned into a number. */
  public static final int MAX_NUMBER_LENGTH = 1_024;

  /** Characters of one text that an evaluation makes. */
  public static final int MAX_TEXT = 10_485_760;

  /**
   * Work units of one evaluation: one for each call, and one for each character or element that a
   * function produces or walks over.
   */
  public static final long MAX_WORK = 20_000_000L;

  /** Elements that {@code range} may make (the language's own limit). */
  public static final int MAX_RANGE = 100_000;

  /** Characters of a source that an error message shows around the place. */
  public static final int EXCERPT = 40;

  private Bounds() {}
}
