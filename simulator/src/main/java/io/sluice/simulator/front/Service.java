package io.sluice.simulator.front;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A service behind the simulator's HTTP port.
 *
 * @param name name in fault rules and reports
 * @param owns whether a request is addressed to it
 * @param arrive called when the head of a request arrives; records it and may refuse it at once
 * @param answer called with the complete request
 * @param outside whether it simulates an external service; only these have latency and faults
 */
public record Service(
    String name,
    Predicate<Request> owns,
    ArrivalCheck arrive,
    ServiceHandler answer,
    boolean outside) {

  /** Handles the arrival of a request's head. */
  public interface ArrivalCheck {
    /** Records the arrival; returns an answer only to refuse the request. */
    Optional<Answer> look(Request head, Instant now);
  }

  /** Answers a request. */
  public interface ServiceHandler {
    /** Answers. */
    Answer answer(Request request, Instant now);
  }
}
