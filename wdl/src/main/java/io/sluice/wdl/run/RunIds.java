package io.sluice.wdl.run;

import io.sluice.wdl.definition.Hash;
import java.time.Instant;

/**
 * What a run is called by.
 *
 * @param run the run's id; every id that the run makes is a hash of it
 * @param event the event that started it
 * @param startedAt when it was committed
 */
public record RunIds(String run, String event, Instant startedAt) {
  /** The id of an event's run of a flow. */
  public static String of(String event, String flow) {
    return Hash.beside(event, "run", event, flow);
  }

  /** The id of the run of one of the items that a trigger was split into, from 1. */
  public static String ofItem(String event, String flow, int item) {
    return item == 0
        ? of(event, flow)
        : Hash.beside(event, "run", event, flow, Integer.toString(item));
  }

  /** The id of a run that repeats another one, from 1. */
  public static String again(String run, int ordinal) {
    return Hash.of("again", run, Integer.toString(ordinal));
  }

  /**
   * The key of an effect: the same for every attempt, another for each step, turn and page. A run's
   * id stands for event and flow, or for the repetition that somebody asked for.
   */
  public String effectKey(String version, String path, int page) {
    return Hash.of("effect", run, version, path, Integer.toString(page));
  }
}
