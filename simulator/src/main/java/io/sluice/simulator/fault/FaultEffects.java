package io.sluice.simulator.fault;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Combined effects of the faults that strike one request.
 *
 * @param instead an answer that replaces the service's; the request then has no effect
 * @param lost whether the request has no effect, although no answer replaces the service's
 * @param request changes the request before the service sees it
 * @param answer changes the service's answer
 * @param delayMillis delay of the answer in addition to the configured latency
 * @param holdMillis maximum time for which the answer is held back so that a later one can overtake
 *     it; 0 for none
 * @param stale whether to return an earlier answer to the same request, if there is one
 * @param delivery how the bytes are sent
 */
public record FaultEffects(
    Optional<Answer> instead,
    boolean lost,
    UnaryOperator<Request> request,
    UnaryOperator<Answer> answer,
    long delayMillis,
    long holdMillis,
    boolean stale,
    Delivery delivery) {

  /** No fault. */
  public static FaultEffects none() {
    return new FaultEffects(
        Optional.empty(),
        false,
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        0,
        0,
        false,
        new Delivery.Normal());
  }

  FaultEffects instead(Answer other) {
    return new FaultEffects(
        Optional.of(other), lost, request, answer, delayMillis, holdMillis, stale, delivery);
  }

  FaultEffects changingRequest(UnaryOperator<Request> change) {
    UnaryOperator<Request> both = asked -> change.apply(request.apply(asked));
    return new FaultEffects(instead, lost, both, answer, delayMillis, holdMillis, stale, delivery);
  }

  FaultEffects changingAnswer(UnaryOperator<Answer> change) {
    UnaryOperator<Answer> both = given -> change.apply(answer.apply(given));
    return new FaultEffects(instead, lost, request, both, delayMillis, holdMillis, stale, delivery);
  }

  FaultEffects delayed(long millis) {
    return new FaultEffects(
        instead, lost, request, answer, delayMillis + millis, holdMillis, stale, delivery);
  }

  FaultEffects held(long millis) {
    return new FaultEffects(instead, lost, request, answer, delayMillis, millis, stale, delivery);
  }

  FaultEffects stale(boolean old) {
    return new FaultEffects(instead, lost, request, answer, delayMillis, holdMillis, old, delivery);
  }

  FaultEffects delivered(Delivery how, boolean withoutEffect) {
    return new FaultEffects(
        instead, withoutEffect, request, answer, delayMillis, holdMillis, stale, how);
  }
}
