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
public record Course(
    Optional<Answer> instead,
    boolean lost,
    UnaryOperator<Request> request,
    UnaryOperator<Answer> answer,
    long delayMillis,
    long holdMillis,
    boolean stale,
    Delivery delivery) {

  /** Nothing goes wrong. */
  public static Course smooth() {
    return new Course(
        Optional.empty(),
        false,
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        0,
        0,
        false,
        new Delivery.Whole());
  }

  Course instead(Answer other) {
    return new Course(
        Optional.of(other), lost, request, answer, delayMillis, holdMillis, stale, delivery);
  }

  Course changingRequest(UnaryOperator<Request> change) {
    UnaryOperator<Request> both = asked -> change.apply(request.apply(asked));
    return new Course(instead, lost, both, answer, delayMillis, holdMillis, stale, delivery);
  }

  Course changingAnswer(UnaryOperator<Answer> change) {
    UnaryOperator<Answer> both = given -> change.apply(answer.apply(given));
    return new Course(instead, lost, request, both, delayMillis, holdMillis, stale, delivery);
  }

  Course delayed(long millis) {
    return new Course(
        instead, lost, request, answer, delayMillis + millis, holdMillis, stale, delivery);
  }

  Course held(long millis) {
    return new Course(instead, lost, request, answer, delayMillis, millis, stale, delivery);
  }

  Course stale(boolean old) {
    return new Course(instead, lost, request, answer, delayMillis, holdMillis, old, delivery);
  }

  Course delivered(Delivery how, boolean withoutEffect) {
    return new Course(instead, withoutEffect, request, answer, delayMillis, holdMillis, stale, how);
  }
}
