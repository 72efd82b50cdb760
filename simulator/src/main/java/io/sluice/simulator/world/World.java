package io.sluice.simulator.world;

import io.sluice.simulator.wire.InstanceInfo;
import io.sluice.simulator.world.spec.Environment;
import io.sluice.simulator.world.spec.InstanceSpec;
import io.sluice.simulator.world.spec.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A simulated tenant of Customer Insights. Environment, seed, start and the timed commands
 * determine everything that happens; queries have no influence. Not thread-safe.
 */
public final class World {

  private final long seed;
  private final Instant start;
  private final InstanceContext.Shared shared;
  private final Map<UUID, InstanceEngine> engines = new LinkedHashMap<>();
  private @Nullable Story story;

  private World(long seed, Instant start, Instant now, Agenda agenda, Facts facts) {
    this.seed = seed;
    this.start = start;
    this.shared =
        new InstanceContext.Shared(
            new Draws(seed), new Processes(start), facts, agenda, new InstanceContext.Moment(now));
  }

  /** Creates a world that has some history before {@code start}. */
  public static World of(Environment environment, long seed, Instant start) {
    Instant begin = start.minus(longestPast(environment));
    World world = new World(seed, start, begin, new Agenda(), new Facts());
    for (InstanceSpec spec : environment.instances()) {
      @Nullable UUID given = spec.id();
      UUID id = given == null ? Draws.uuid(world.shared.draws().key(spec.name()), 0) : given;
      world.add(new InstanceState(id, spec, begin));
    }
    world.engines.values().forEach(engine -> engine.past(start));
    world.advanceTo(start);
    world.engines.values().forEach(InstanceEngine::begin);
    world.advanceTo(start);
    return world;
  }

  /** Creates a world that runs a scenario at its own start time. */
  public static World of(Scenario scenario) {
    return of(scenario, scenario.start());
  }

  /** Creates a world that runs a scenario at another time. */
  public static World of(Scenario scenario, Instant begin) {
    World world = of(scenario.environment(), scenario.seed(), begin);
    for (InstanceEngine engine : world.engines.values()) {
      InstanceState instance = engine.site.instance;
      @Nullable String name = scenario.instance();
      if (name == null || name.equals(instance.spec.name())) {
        world.story =
            new Story(
                instance.id,
                new Story.Origin(
                    scenario.name(),
                    scenario.description(),
                    scenario.environment().name(),
                    scenario.seed()),
                begin,
                scenario.length(),
                world.facts().count(),
                scenario.expectations());
        new Control(engine).play(scenario.steps());
        break;
      }
    }
    world.advanceTo(begin);
    return world;
  }

  /** The running scenario; empty if there is none. */
  public Optional<Story> story() {
    return Optional.ofNullable(story);
  }

  /** State of the scenario's steps, in order. */
  public List<StepView> steps() {
    List<StepView> views = new ArrayList<>();
    scenarioInstance()
        .ifPresent(
            instance ->
                instance.script.forEach(
                    part ->
                        views.add(new StepView(part.step, part.done, part.said, part.refused))));
    return views;
  }

  /** Fault rules activated by the scenario, in order. */
  public List<Disturbance> disturbances() {
    return scenarioInstance().map(instance -> List.copyOf(instance.disturbances)).orElse(List.of());
  }

  /** The scenario's expectations compared with what happened, in order. */
  public List<Noticed> noticed() {
    return scenarioInstance()
        .map(instance -> Noticed.of(instance, Objects.requireNonNull(story), facts(), now()))
        .orElse(List.of());
  }

  private Optional<InstanceState> scenarioInstance() {
    return story()
        .flatMap(running -> Optional.ofNullable(engines.get(running.instance())))
        .map(engine -> engine.site.instance);
  }

  /** The complete state of the world. */
  public Snapshot snapshot() {
    Agenda agenda = shared.agenda();
    List<Agenda.Entry> entries = new ArrayList<>(agenda.entries);
    Collections.sort(entries);
    return SnapshotJson.write(
        new SavedWorld(
            SavedWorld.FORMAT,
            seed,
            start,
            now(),
            new SavedWorld.SavedAgenda(agenda.sequence, entries),
            new SavedWorld.SavedFacts(facts().count, facts().all()),
            engines.values().stream().map(engine -> engine.site.instance).toList(),
            story));
  }

  /**
   * Creates a world from a snapshot.
   *
   * @throws IllegalArgumentException for an invalid snapshot or one of another format
   */
  public static World restore(Snapshot snapshot) {
    SavedWorld saved = SnapshotJson.read(snapshot);
    Agenda agenda = new Agenda();
    agenda.sequence = saved.agenda().sequence();
    agenda.entries.addAll(saved.agenda().entries());
    Facts facts = new Facts();
    facts.count = saved.facts().count();
    facts.kept.addAll(saved.facts().kept());
    World world = new World(saved.seed(), saved.start(), saved.now(), agenda, facts);
    saved.instances().forEach(world::add);
    world.story = saved.story();
    return world;
  }

  /**
   * Creates an instance now with the objects of the specification; nothing has run in it yet.
   *
   * @throws IllegalArgumentException if the id exists
   */
  public void createInstance(UUID id, InstanceSpec spec) {
    if (engines.containsKey(id)) {
      throw new IllegalArgumentException("There is already an instance with the id " + id);
    }
    InstanceState state = new InstanceState(id, spec, now());
    add(state);
    InstanceEngine engine = Objects.requireNonNull(engines.get(id));
    engine.births.everything();
    engine.begin();
  }

  /** Specification of an instance. */
  public Optional<InstanceSpec> spec(UUID instanceId) {
    return Optional.ofNullable(engines.get(instanceId)).map(engine -> engine.site.instance.spec);
  }

  private void add(InstanceState state) {
    engines.put(state.id, new InstanceEngine(new InstanceContext(state, shared), start));
  }

  private static Duration longestPast(Environment environment) {
    return environment.instances().stream()
        .map(InstanceSpec::history)
        .map(past -> past.every().multipliedBy(past.evaluations() + 1L).plus(past.before()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The world's current time. */
  public Instant now() {
    return shared.moment().now;
  }

  /** Time of the next planned event; empty if there is none. */
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(shared.agenda().nextAt());
  }

  /** Advances to a time, handling all due events; a time in the past has no effect. */
  public void advanceTo(Instant now) {
    advanceTo(now, Integer.MAX_VALUE);
  }

  /**
   * Advances towards a time, handling at most a number of due events.
   *
   * @return whether all due events were handled; if not, the world's time is that of the last event
   *     handled
   */
  public boolean advanceTo(Instant now, int most) {
    Agenda agenda = shared.agenda();
    for (int done = 0; done < most; done++) {
      Agenda.@Nullable Entry next = agenda.poll(now);
      if (next == null) {
        break;
      }
      shared.moment().now = next.at();
      InstanceEngine engine = engines.get(next.instance());
      if (engine != null) {
        engine.handle(next.due());
      }
    }
    @Nullable Instant due = agenda.nextAt();
    boolean all = due == null || due.isAfter(now);
    if (all && now.isAfter(shared.moment().now)) {
      shared.moment().now = now;
    }
    return all;
  }

  /** All instances, the default one first. */
  public List<InstanceInfo> instances() {
    return engines.values().stream()
        .map(engine -> InstanceView.info(engine.site.instance))
        .toList();
  }

  /** Queries on an instance. */
  public Optional<Queries> queries(UUID instanceId) {
    return Optional.ofNullable(engines.get(instanceId))
        .map(engine -> new Queries(engine.site.instance, this::now));
  }

  /** Commands of an instance. */
  public Optional<Commands> commands(UUID instanceId) {
    return Optional.ofNullable(engines.get(instanceId)).map(InstanceCommands::new);
  }

  /** Operator control of an instance. */
  public Optional<Control> control(UUID instanceId) {
    return Optional.ofNullable(engines.get(instanceId)).map(Control::new);
  }

  /** The facts. */
  public Facts facts() {
    return shared.facts();
  }
}
