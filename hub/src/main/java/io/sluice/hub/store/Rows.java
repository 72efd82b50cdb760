package io.sluice.hub.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the store keeps, as the rest of the hub sees them. Ids are text, hashes of what
 * they stand for. Times are kept to 100 ns, the precision of the source.
 */
public final class Rows {
  private Rows() {}

  /**
   * Something that happened.
   *
   * @param id hash of connection, watch, incarnation, run id or crossing ordinal, threshold epoch
   * @param kind the dotted trigger kind
   * @param watch key of the watch that saw it
   * @param subjectId the entity's id or unique name
   * @param subject the name that people know it by
   * @param occurredAt when the source says it happened
   * @param recordedAt when it was committed
   * @param data JSON object text: what flows get as the trigger's body
   */
  public record Event(
      String id,
      String connection,
      String kind,
      String watch,
      String subjectId,
      String subject,
      Instant occurredAt,
      Instant recordedAt,
      String data) {}

  /**
   * What one subscribed flow made of an event.
   *
   * @param verdict a word of the flows' closed list (Ruling), or one of a newer version
   * @param reason in words, with the values that decided
   * @param terms JSON array text: what the conditions compared; null when none was looked at
   * @param runId set when it fired
   */
  public record Decision(
      String eventId,
      String kind,
      String subject,
      String flow,
      String verdict,
      String reason,
      @Nullable String terms,
      Instant at,
      @Nullable String runId) {}

  /**
   * How often an event came again after it was decided.
   *
   * @param times at least 1
   * @param last when it came last
   */
  public record Repeats(long times, Instant last) {}

  /**
   * A watch with its machine's state and its latest evaluation.
   *
   * @param key kind, entity, threshold and options as one text
   * @param state the machine's state, in its own words
   * @param value the value last evaluated, as text; null when there is none
   * @param threshold null for kinds without one
   * @param evaluation in words: what the latest evaluation found and why it did or did not fire
   * @param at when any of this changed; see {@link Checkpoint#read} for when it was looked at last
   */
  public record Watch(
      String key,
      String connection,
      String kind,
      String subjectId,
      String subject,
      String state,
      @Nullable String value,
      @Nullable String threshold,
      String evaluation,
      Instant at) {
    /** The same with another time. */
    public Watch at(Instant time) {
      return new Watch(
          key, connection, kind, subjectId, subject, state, value, threshold, evaluation, time);
    }
  }

  /**
   * A flow version at work on an event.
   *
   * @param version hash of the definition
   * @param eventId the event that started it
   * @param trigger JSON object text: the trigger's outputs as the run sees them
   * @param status Running, Waiting, Succeeded, Failed, Cancelled or TimedOut
   * @param resubmitOf the run that this one repeats
   */
  public record Run(
      String id,
      String flow,
      String version,
      String eventId,
      String trigger,
      String status,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String error,
      @Nullable String resubmitOf) {}

  /** One wake-up of a run: everything that it learned and drew, as JSON text. Numbered from 1. */
  public record Entry(String runId, int number, Instant at, String text) {}

  /** A run that has not ended, with all that is needed to go on. */
  public record OpenRun(Run run, List<Entry> journal) {}

  /** A definition that runs may pin. */
  public record FlowVersion(String hash, String flow, String definition, Instant firstSeenAt) {}

  /** Whether a flow takes part; flows not listed are enabled. */
  public record FlowState(String flow, boolean enabled, String reason, Instant changedAt) {}

  /**
   * A stretch in which something may have been missed: the source did not show it any more when it
   * could be read again.
   *
   * @param what jobs, segment evaluations or measure values
   * @param from nothing before it is missing
   * @param to nothing after it is missing
   * @param reason in words
   */
  public record Gap(
      String connection,
      String what,
      Instant from,
      Instant to,
      String reason,
      Instant recordedAt) {}

  /** A slot taken for a call, reserved before the call leaves. */
  public record Slot(
      long permit, Instant reservedAt, Instant hardEnd, @Nullable Instant settledAt) {}
}
