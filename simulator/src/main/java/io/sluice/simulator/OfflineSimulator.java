package io.sluice.simulator;

import io.sluice.simulator.fault.Delivery;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.AnswerBody;
import io.sluice.simulator.front.Credentials;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Ledger;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.wire.InstanceInfo;
import io.sluice.simulator.world.World;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The simulator without sockets and timers, for simulations that run years in minutes: a request
 * goes in, and what would have been sent comes back at once, with how long and how it would have
 * been sent. Time is the configuration's clock; the mail server is not here. Not safe for several
 * threads.
 */
public final class OfflineSimulator {
  private final SimulatorConfig config;
  private final SimulatorCore machine;

  /**
   * Makes a simulator; ports of the configuration mean nothing here.
   *
   * @throws IllegalArgumentException when the environment is unknown
   */
  public OfflineSimulator(SimulatorConfig config) {
    this.config = config;
    this.machine = new SimulatorCore(config);
  }

  /**
   * What would have been sent.
   *
   * @param headers by lower-case name
   * @param body whole, even when {@code delivery} would send a part of it only
   * @param after how long after the request it would have been sent
   * @param delivery how the bytes would have been sent
   */
  public record Sent(
      int status, Map<String, String> headers, Buffer body, Duration after, Delivery delivery) {}

  /**
   * Takes one request, at the clock's time.
   *
   * @param uri path and query
   * @param headers in any case
   * @throws IllegalArgumentException when the path has a malformed percent escape
   */
  public Sent call(String method, String uri, Map<String, String> headers, Buffer body) {
    Map<String, String> lower = new LinkedHashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    Exchange exchange = Exchange.begin(machine, Request.of(method, uri, lower, Buffer.buffer()));
    Answer answer = finished(exchange.answer(body));
    Map<String, String> sent = new LinkedHashMap<>();
    answer.headers().forEach((name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value));
    return new Sent(
        answer.status(),
        Collections.unmodifiableMap(sent),
        bytes(answer.body()),
        Duration.ofMillis(exchange.waitMillis(config.latency().toMillis())),
        exchange.course().delivery());
  }

  /** Nobody else asks meanwhile, so that work in slices is done at once. */
  private static Answer finished(Answer answer) {
    Answer last = answer;
    while (last.body() instanceof AnswerBody.Later later) {
      last = later.next().get().orElse(last);
    }
    return last;
  }

  private Buffer bytes(AnswerBody body) {
    if (body instanceof AnswerBody.Tree tree) {
      return Json.encode(tree.value(), config.api().spelling());
    }
    if (body instanceof AnswerBody.Whole whole) {
      return whole.bytes();
    }
    Buffer all = Buffer.buffer();
    ((AnswerBody.Parts) body).parts().forEach(all::appendBuffer);
    return all;
  }

  /** The world, moved on to the clock's time. */
  public World world() {
    machine.settle();
    return machine.world();
  }

  /** Id of the first instance. */
  public UUID instanceId() {
    InstanceInfo first = machine.world().instances().get(0);
    return Objects.requireNonNull(first.instanceId());
  }

  /** Who may call. */
  public Credentials credentials() {
    return config.api().credentials();
  }

  /** What arrived at the API. */
  public Ledger apiLedger() {
    return machine.ledgers().api();
  }
}
