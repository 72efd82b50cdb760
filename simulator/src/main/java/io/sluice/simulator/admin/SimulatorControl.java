package io.sluice.simulator.admin;

import io.sluice.simulator.fault.FaultPlan;
import io.sluice.simulator.front.Ledgers;
import io.sluice.simulator.front.TestClock;
import io.sluice.simulator.sink.Inbox;
import io.sluice.simulator.sink.MailSink;
import io.sluice.simulator.sink.WebhookSink;
import io.sluice.simulator.world.Control;
import io.sluice.simulator.world.World;
import io.sluice.simulator.world.file.FileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The state of the simulator that the control API reads and changes. */
public interface SimulatorControl {

  /** The simulator's clock. */
  TestClock clock();

  /** The world as it is now. */
  World world();

  /**
   * The control of an instance; advances the world to the clock first.
   *
   * @param instance id or name; empty for the first instance
   */
  default Optional<Control> control(String instance) {
    settle();
    World current = world();
    return current.instances().stream()
        .filter(
            info ->
                instance.isEmpty()
                    || instance.equalsIgnoreCase(String.valueOf(info.instanceId()))
                    || instance.equals(info.name()))
        .findFirst()
        .flatMap(info -> Optional.ofNullable(info.instanceId()))
        .flatMap(current::control);
  }

  /** Name of the environment. */
  String environment();

  /** The seed. */
  long seed();

  /** The received requests. */
  Ledgers ledgers();

  /** The messages received by the sinks. */
  Inbox inbox();

  /** The webhook receivers. */
  WebhookSink webhooks();

  /** The mail server. */
  MailSink mail();

  /** The fault rules. */
  FaultPlan faults();

  /** The operations of the API: method, template and operation id. */
  List<String> operations();

  /**
   * Restarts the world with another seed; deletes everything received, written and counted.
   *
   * @param environment name of the environment
   * @throws IllegalArgumentException for an unknown environment
   */
  void reset(String environment, long seed);

  /** Advances the world to the clock, and applies the fault rules of the running scenario. */
  void settle();

  /**
   * Advances world and clock towards a time.
   *
   * @param maxEvents maximum number of events to process
   * @return whether the time was reached
   */
  boolean advance(Instant then, int maxEvents);

  /**
   * Restarts the world with a scenario; deletes everything received, written and counted. If the
   * scenario is invalid, nothing changes.
   *
   * @throws FileException with all faults of the text
   * @throws IllegalArgumentException for an unknown name
   */
  void play(ScenarioRequest input);

  /**
   * A request to start a scenario.
   *
   * @param bundled whether {@code text} is the name of a bundled scenario
   * @param text a name, or a scenario as YAML or JSON
   * @param fromStart whether to pause the clock at the scenario's own start time, which may be in
   *     the past; otherwise the scenario starts now and the clock is unchanged
   */
  record ScenarioRequest(boolean bundled, String text, boolean fromStart) {}

  /** Replaces the world by a restored one and sets the clock to its time. */
  void restore(World world);
}
