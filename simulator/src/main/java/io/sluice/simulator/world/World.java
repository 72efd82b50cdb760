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
 * One tenant of Customer Insights. Everything that happens follows from the environment, the seed,
 * the start and the commands with their times; it does not depend on when or how often anybody
 * asks. For one thread at a time.
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

  /** A new world; {@code start} is when its life begins, with some history behind it. */
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

  /** A new world in which a scenario plays; its steps are planned from the scenario's start. */
  public static World of(Scenario scenario) {
    return of(scenario, scenario.start());
  }

  /** The same, but beginning at another time, from which the times of the scenario count. */
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

  /** The scenario that plays; empty when none does. */
  public Optional<Story> story() {
    return Optional.ofNullable(story);
  }

  /** The steps of the scenario as they stand, in its order. */
  public List<StepView> steps() {
    List<StepView> views = new ArrayList<>();
    told()
        .ifPresent(
            instance ->
                instance.script.forEach(
                    part ->
                        views.add(new StepView(part.step, part.done, part.said, part.refused))));
    return views;
  }

  /** The fault rules that the scenario put in force, in the order in which it did. */
  public List<Disturbance> disturbances() {
    return told().map(instance -> List.copyOf(instance.disturbances)).orElse(List.of());
  }

  /** What the world itself knows of the scenario's expectations, in its order. */
  public List<Noticed> noticed() {
    return told()
        .map(instance -> Noticed.of(instance, Objects.requireNonNull(story), facts(), now()))
        .orElse(List.of());
  }

  private Optional<InstanceState> told() {
    return story()
        .flatMap(told -> Optional.ofNullable(engines.get(told.instance())))
        .map(engine -> engine.site.instance);
  }

  /** The whole world as a value. */
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
   * A world that goes on where another one was.
   *
   * @throws IllegalArgumentException for what is no snapshot, or one of another format
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
   * Founds an instance now, as somebody who creates an environment gets it: nothing has run in it
   * yet, and what it has is what the specification names.
   *
   * @throws IllegalArgumentException when there is an instance with the id
   */
  public void found(UUID id, InstanceSpec spec) {
    if (engines.containsKey(id)) {
      throw new IllegalArgumentException("There is already an instance with the id " + id);
    }
    InstanceState state = new InstanceState(id, spec, now());
    add(state);
    InstanceEngine engine = Objects.requireNonNull(engines.get(id));
    engine.births.everything();
    engine.begin();
  }

  /** What an instance was made from. */
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

  /** The time that the world has reached. */
  public Instant now() {
    return shared.moment().now;
  }

  /** When something happens next; empty when nothing ever will without a command. */
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(shared.agenda().nextAt());
  }

  /** Lets everything happen that is due until then; a time that has passed changes nothing. */
  public void advanceTo(Instant now) {
    advanceTo(now, Integer.MAX_VALUE);
  }

  /**
   * Lets what is due until then happen, but at most so many things; the world's now is then the
   * time of the last of them.
   *
   * @return whether everything that was due has happened
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
    return shared.facts();
  }
}
