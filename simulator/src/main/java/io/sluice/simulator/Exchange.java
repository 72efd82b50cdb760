package io.sluice.simulator;

import io.sluice.simulator.fault.FaultEffects;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.front.Service;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * One request on its way through a machine, without sockets and timers. It counts when its head
 * arrives, and what becomes of it is settled then.
 */
record Exchange(
    SimulatorCore machine,
    Request head,
    Service service,
    Optional<Answer> refusal,
    FaultEffects course) {

  /** A request's head arrives. */
  static Exchange begin(SimulatorCore machine, Request head) {
    Service service = meant(machine, head);
    Optional<Answer> refusal = service.arrive().look(head, machine.clock().instant());
    FaultEffects course =
        refusal.isPresent()
            ? FaultEffects.smooth()
            : machine.course(service, head, machine.clock().instant());
    return new Exchange(machine, head, service, refusal, course);
  }

  /** The whole request is there: what it is answered. */
  Answer answer(Buffer body) {
    return refusal.or(course::instead).orElseGet(() -> served(body));
  }

  /** How long the answer waits when every answer of an outside service takes {@code latency}. */
  long waitMillis(long latency) {
    return (service.outside() ? latency : 0) + course.delayMillis();
  }

  private Answer served(Buffer body) {
    return course.lost()
        ? Answer.empty(500)
        : machine.answer(service, course, head.carrying(body), machine.clock().instant());
  }

  private static Service meant(SimulatorCore machine, Request head) {
    for (Service service : machine.services()) {
      if (service.owns().test(head)) {
        return service;
      }
    }
    throw new IllegalStateException("the last service takes everything");
  }
}
