package io.sluice.wdl.run;

import io.sluice.wdl.definition.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * The identity of a run.
 *
 * @param run the run's id, from which all ids of its effects are derived
 * @param event id of the event that started it
 * @param startedAt when the run was created
 */
public record RunIds(String run, String event, Instant startedAt) {
  /** The id of the run of a flow for an event. */
  public static String of(String event, String flow) {
    return Hash.beside(event, "run", event, flow);
  }

  /** The id of the run for an item of a split trigger, from 1; 0 for an unsplit trigger. */
  public static String ofItem(String event, String flow, int item) {
    return item == 0
        ? of(event, flow)
        : Hash.beside(event, "run", event, flow, Integer.toString(item));
  }

  /** The id of the resubmission of a run, counted from 1. */
  public static String again(String run, int ordinal) {
    return Hash.of("again", run, Integer.toString(ordinal));
  }

  /** The tracking id of an execution in this run, a GUID as on the platform. */
  String tracking(String path) {
    byte[] name = (run + "/" + path).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  /**
   * The idempotency key of a call: the same for all attempts, different for each action, iteration
   * and page.
   */
  public String effectKey(String version, String path, int page) {
    return Hash.of("effect", run, version, path, Integer.toString(page));
  }
}
