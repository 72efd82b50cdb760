package io.sluice.simulator.front;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One of the things that listen behind the simulator's one HTTP port.
 *
 * @param name for faults and reports
 * @param owns whether a request is addressed to it
 * @param arrive called when a request's head arrives: counts it, and may refuse it at once
 * @param answer called with the whole request
 * @param outside whether it stands for something outside: latency and faults are for those only
 */
public record Service(
    String name,
    Predicate<Request> owns,
    ArrivalCheck arrive,
    ServiceHandler answer,
    boolean outside) {

  /** Looks at the head of a request. */
  public interface ArrivalCheck {
    /** Counts the arrival; gives an answer to refuse. */
    Optional<Answer> look(Request head, Instant now);
  }

  /** Answers a request. */
  public interface ServiceHandler {
    /** Answers. */
    Answer answer(Request request, Instant now);
  }
}
