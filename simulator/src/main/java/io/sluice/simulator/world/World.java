package io.sluice.simulator.world;

import io.sluice.simulator.wire.InstanceInfo;
import io.sluice.simulator.world.spec.Environment;
import io.sluice.simulator.world.spec.InstanceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One tenant of Customer Insights. Everything that happens follows from the environment, the seed,
 * the start and the commands with their times; it does not depend on when or how often anybody
 * asks. For one thread at a time.
 */
public final class World {

  private final Agenda agenda = new Agenda();
  private final Facts facts = new Facts();
  private final Map<UUID, InstanceEngine> engines = new LinkedHashMap<>();
  private final Site.Moment moment;

  private World(Environment environment, long seed, Instant start) {
    Instant begin = start.minus(longestPast(environment));
    this.moment = new Site.Moment(begin);
    Draws draws = new Draws(seed);
    Site.Shared shared = new Site.Shared(draws, new Processes(start), facts, agenda, moment);
    for (InstanceSpec spec : environment.instances()) {
      @Nullable UUID given = spec.id();
      UUID id = given == null ? Draws.uuid(draws.key(spec.name()), 0) : given;
      InstanceState state = new InstanceState(id, spec, begin);
      engines.put(id, new InstanceEngine(new Site(state, shared), start));
    }
  }

  /** A new world; {@code start} is when its life begins, with some history behind it. */
  public static World of(Environment environment, long seed, Instant start) {
    World world = new World(environment, seed, start);
    world.engines.values().forEach(engine -> engine.past(start));
    world.advanceTo(start);
    world.engines.values().forEach(InstanceEngine::begin);
    world.advanceTo(start);
    return world;
  }

  private static Duration longestPast(Environment environment) {
    return environment.instances().stream()
        .map(InstanceSpec::history)
        .map(past -> past.every().multipliedBy(past.evaluations() + 1L).plus(past.before()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The time that the world has reached. */
  public Instant now() {
    return moment.now;
  }

  /** When something happens next; empty when nothing ever will without a command. */
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(agenda.nextAt());
  }

  /** Lets everything happen that is due until then; a time that has passed changes nothing. */
  public void advanceTo(Instant now) {
    for (Agenda.@Nullable Entry next = agenda.poll(now); next != null; next = agenda.poll(now)) {
      moment.now = next.at();
      InstanceEngine engine = engines.get(next.instance());
      if (engine != null) {
        engine.handle(next.due());
      }
    }
    if (now.isAfter(moment.now)) {
      moment.now = now;
    }
  }

  /** Every instance, the default one first. */
  public List<InstanceInfo> instances() {
    return engines.values().stream()
        .map(engine -> InstanceView.info(engine.site.instance))
        .toList();
  }

  /** What one instance answers. */
  public Optional<Queries> queries(UUID instanceId) {
    return Optional.ofNullable(engines.get(instanceId))
        .map(engine -> new Queries(engine.site.instance, this::now));
  }

  /** What one instance can be asked to do. */
  public Optional<Commands> commands(UUID instanceId) {
    return Optional.ofNullable(engines.get(instanceId)).map(InstanceCommands::new);
  }

  /** How an operator makes things happen in one instance. */
  public Optional<Control> control(UUID instanceId) {
    return Optional.ofNullable(engines.get(instanceId)).map(Control::new);
  }

  /** What happened. */
  public Facts facts() {
    return facts;
  }
}
