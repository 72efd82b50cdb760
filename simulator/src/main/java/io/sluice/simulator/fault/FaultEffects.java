package io.sluice.simulator.fault;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What becomes of one request.
 *
 * @param instead an answer in place of the service's; the request then has no effect
 * @param lost whether the request has no effect although nothing stands in its place
 * @param request changes the request before the service sees it
 * @param answer changes the service's answer
 * @param delayMillis how long the answer waits, beside the usual latency
 * @param holdMillis how long the answer may wait for a later one to overtake it; 0 for not at all
 * @param stale whether an earlier answer to the same question is given, if there is one
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

  /** Nothing goes wrong. */
  public static FaultEffects smooth() {
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
