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

/** What the routes for operators see and change. */
public interface SimulatorControl {

  /** The simulator's clock. */
  TestClock clock();

  /** The world as it is now. */
  World world();

  /**
   * The control of an instance of the world, which is brought up to the clock first.
   *
   * @param instance id or name; empty for the first
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

  /** What arrived. */
  Ledgers ledgers();

  /** What the sinks received. */
  Inbox inbox();

  /** The webhook receivers. */
  WebhookSink webhooks();

  /** The mail server. */
  MailSink mail();

  /** What goes wrong on demand. */
  FaultPlan faults();

  /** The operations of the API: method, template and operation id. */
  List<String> operations();

  /**
   * Begins anew with another seed; everything received, written and counted is forgotten.
   *
   * @param environment name of an environment
   * @throws IllegalArgumentException for an unknown environment
   */
  void reset(String environment, long seed);

  /** Brings the world up to the clock, and the faults up to the scenario that plays. */
  void settle();

  /**
   * Brings world and clock on to a time ahead, or a part of the way.
   *
   * @param most how many things may happen
   * @return whether the time was reached
   */
  boolean advance(Instant then, int most);

  /**
   * Begins anew with a scenario; everything received, written and counted is forgotten. When it is
   * refused, everything stays as it was.
   *
   * @throws FileException with every fault of the text
   * @throws IllegalArgumentException for an unknown name
   */
  void play(ScenarioRequest input);

  /**
   * A scenario that is asked for.
   *
   * @param bundled whether {@code text} is the name of one that comes with the simulator
   * @param text a name, or a scenario as YAML or JSON
   * @param fromStart whether the clock is paused at the scenario's own start, which may lie back;
   *     otherwise it plays from now, and the clock stays as it is
   */
  record ScenarioRequest(boolean bundled, String text, boolean fromStart) {}

  /** Puts a kept world in the present one's place and sets the clock to its time. */
  void restore(World world);
}
