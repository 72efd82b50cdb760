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
 * The simulator without sockets and timers, for simulations that cover years in minutes. A call
 * returns at once what would have been sent, with its delay and the form of delivery. Uses the
 * clock of the configuration; has no mail server. Not thread-safe.
 */
public final class OfflineSimulator {
  private final SimulatorConfig config;
  private final SimulatorCore core;

  /**
   * Creates a simulator; the ports of the configuration are ignored.
   *
   * @throws IllegalArgumentException if the environment is unknown
   */
  public OfflineSimulator(SimulatorConfig config) {
    this.config = config;
    this.core = new SimulatorCore(config);
  }

  /**
   * An answer that the simulator would have sent.
   *
   * @param headers headers by lower-case name
   * @param body the complete body, even if {@code delivery} sends only a part of it
   * @param after delay between the request and the answer
   * @param delivery how the bytes are sent
   */
  public record Sent(
      int status, Map<String, String> headers, Buffer body, Duration after, Delivery delivery) {}

  /**
   * Handles one request at the clock's current time.
   *
   * @param uri path and query
   * @param headers headers; names in any case
   * @throws IllegalArgumentException if the path has a malformed percent escape
   */
  public Sent call(String method, String uri, Map<String, String> headers, Buffer body) {
    Map<String, String> lower = new LinkedHashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    Exchange exchange = Exchange.begin(core, Request.of(method, uri, lower, Buffer.buffer()));
    Answer answer = completed(exchange.answer(body));
    Map<String, String> sent = new LinkedHashMap<>();
    answer.headers().forEach((name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value));
    return new Sent(
        answer.status(),
        Collections.unmodifiableMap(sent),
        bytes(answer.body()),
        Duration.ofMillis(exchange.waitMillis(config.latency().toMillis())),
        exchange.course().delivery());
  }

  /** Completes work in slices at once, since there are no concurrent requests. */
  private static Answer completed(Answer answer) {
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

  /** The world, advanced to the clock's time. */
  public World world() {
    core.settle();
    return core.world();
  }

  /** Id of the first instance. */
  public UUID instanceId() {
    InstanceInfo first = core.world().instances().get(0);
    return Objects.requireNonNull(first.instanceId());
  }

  /** The accepted credentials. */
  public Credentials credentials() {
    return config.api().credentials();
  }

  /** The requests received by the API. */
  public Ledger apiLedger() {
    return core.ledgers().api();
  }
}
