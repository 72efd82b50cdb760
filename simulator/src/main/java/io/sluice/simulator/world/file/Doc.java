package io.sluice.simulator.world.file;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in a YAML file with its place. */
sealed interface Doc {

  /** The line, counted from 1. */
  int line();

  /** Names with values, in the order of the file. */
  record Mapping(int line, LinkedHashMap<String, Doc> fields) implements Doc {}

  /** Values in the order of the file. */
  record Sequence(int line, List<Doc> items) implements Doc {}

  /** Text, a number or a flag; null for nothing. */
  record Scalar(int line, @Nullable String text) implements Doc {}
}
