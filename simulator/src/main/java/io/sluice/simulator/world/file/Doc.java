package io.sluice.simulator.world.file;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in a YAML file with its position. */
sealed interface Doc {

  /** The line, counted from 1. */
  int line();

  /** The column, counted from 1. */
  int column();

  /** Names with values, in the order of the file. */
  record Mapping(int line, int column, LinkedHashMap<String, Doc> fields) implements Doc {}

  /** Values in the order of the file. */
  record Sequence(int line, int column, List<Doc> items) implements Doc {}

  /**
   * Text, number, boolean or null.
   *
   * @param plain whether it is an unquoted number or boolean rather than text
   */
  record Scalar(int line, int column, @Nullable String text, boolean plain) implements Doc {

    /** An absent value. */
    static Scalar nothing(int line, int column) {
      return new Scalar(line, column, null, false);
    }
  }
}
