package io.sluice.simulator;

import io.sluice.simulator.fault.FaultEffects;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.front.Service;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * One HTTP exchange with the simulator, without sockets and timers. A request counts against the
 * limit, and its faults are drawn, when its head arrives.
 */
record Exchange(
    SimulatorCore machine,
    Request head,
    Service service,
    Optional<Answer> refusal,
    FaultEffects course) {

  /** Starts an exchange when the head of a request arrives. */
  static Exchange begin(SimulatorCore machine, Request head) {
    Service service = serviceFor(machine, head);
    Optional<Answer> refusal = service.arrive().look(head, machine.clock().instant());
    FaultEffects course =
        refusal.isPresent()
            ? FaultEffects.none()
            : machine.course(service, head, machine.clock().instant());
    return new Exchange(machine, head, service, refusal, course);
  }

  /** The answer to the complete request. */
  Answer answer(Buffer body) {
    return refusal.or(course::instead).orElseGet(() -> served(body));
  }

  /** Delay of the answer: {@code latency} for external services, plus the delay added by faults. */
  long waitMillis(long latency) {
    return (service.outside() ? latency : 0) + course.delayMillis();
  }

  private Answer served(Buffer body) {
    return course.lost()
        ? Answer.empty(500)
        : machine.answer(service, course, head.carrying(body), machine.clock().instant());
  }

  private static Service serviceFor(SimulatorCore machine, Request head) {
    for (Service service : machine.services()) {
      if (service.owns().test(head)) {
        return service;
      }
    }
    throw new IllegalStateException("the last service accepts every request");
  }
}
