package io.sluice.simulator;

import io.sluice.simulator.admin.Admin;
import io.sluice.simulator.admin.SimulatorControl;
import io.sluice.simulator.fault.AnswerHistory;
import io.sluice.simulator.fault.FaultEffects;
import io.sluice.simulator.fault.FaultPlan;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.ApiGateway;
import io.sluice.simulator.front.Arrival;
import io.sluice.simulator.front.CallLimit;
import io.sluice.simulator.front.GatewayErrors;
import io.sluice.simulator.front.Ledger;
import io.sluice.simulator.front.Ledgers;
import io.sluice.simulator.front.PathNormalizer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.front.Service;
import io.sluice.simulator.front.TestClock;
import io.sluice.simulator.front.TokenEndpoint;
import io.sluice.simulator.front.Tokens;
import io.sluice.simulator.http.Api;
import io.sluice.simulator.http.Tenant;
import io.sluice.simulator.sink.Inbox;
import io.sluice.simulator.sink.MailSink;
import io.sluice.simulator.sink.TeamsSink;
import io.sluice.simulator.sink.WebhookSink;
import io.sluice.simulator.world.Disturbance;
import io.sluice.simulator.world.World;
import io.sluice.simulator.world.file.Environments;
import io.sluice.simulator.world.spec.Environment;
import io.sluice.simulator.world.spec.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The simulator without sockets and timers: maps requests to answers and holds all state. */
final class SimulatorCore implements SimulatorControl {
  private final SimulatorConfig config;
  private final TestClock clock;
  private final Ledgers ledgers = Ledgers.empty();
  private final Inbox inbox = new Inbox();
  private final TeamsSink teams;
  private final WebhookSink webhooks;
  private final MailSink mail;
  private final CallLimit quota;
  private final Tenant tenant;
  private final Api api;
  private final List<Service> services;
  private final FaultPlan faults;
  private final AnswerHistory history = new AnswerHistory();

  /** The environment given at startup; the control API may select no other file. */
  private final String startupEnvironment;

  private String environment;
  private long seed;
  private World world;

  SimulatorCore(SimulatorConfig config) {
    this.config = config;
    this.clock = new TestClock(config.clock());
    Optional<LoadedScenario> loaded = config.start().scenario().map(LoadedScenario::of);
    this.startupEnvironment =
        loaded.map(LoadedScenario::environment).orElse(config.start().environment());
    this.environment = startupEnvironment;
    this.seed = loaded.map(choice -> choice.scenario().seed()).orElse(config.start().seed());
    loaded.ifPresent(choice -> clock.set(choice.scenario().start()));
    this.world =
        loaded
            .map(choice -> World.of(choice.scenario()))
            .orElseGet(
                () -> World.of(EnvironmentLoader.of(startupEnvironment), seed, clock.instant()));
    this.teams = new TeamsSink(inbox, config.sinks().teams());
    this.webhooks = new WebhookSink(inbox, config.sinks().webhookSecrets());
    this.mail = new MailSink(inbox, ledgers.sinks(), clock, config.sinks().smtp());
    this.quota = config.limits().quota();
    this.tenant = new Tenant(() -> world, seed, config.api().nextLink());
    this.api = new Api(tenant);
    this.faults = new FaultPlan(seed);
    this.services = services(new Admin(this));
  }

  /** The services behind the port; the first that owns a request answers it. */
  List<Service> services() {
    return services;
  }

  private List<Service> services(Admin admin) {
    ApiOptions options = config.api();
    Tokens tokens = new Tokens(seed, options.credentials(), options.tokenLifetime());
    TokenEndpoint endpoint = new TokenEndpoint(options.credentials(), tokens);
    ApiGateway door =
        new ApiGateway(options.credentials(), quota, tokens, ledgers.api(), options.auth());
    return List.of(
        new Service("admin", Admin::owns, free(), (request, now) -> admin.answer(request), false),
        new Service("teams", TeamsSink::owns, counted(ledgers.sinks()), teams::answer, true),
        new Service(
            "webhooks",
            WebhookSink::owns,
            counted(ledgers.sinks()),
            // Senders sign with their startupEnvironment clocks, which do not follow the test
            // clock.
            (request, now) -> webhooks.answer(request, clock.outside()),
            true),
        new Service("files", Tenant::ownsPartition, free(), tenant::partition, true),
        new Service(
            "api",
            request -> PathNormalizer.api(request).isPresent(),
            (head, now) -> door.arrive(head, now),
            (request, now) ->
                PathNormalizer.api(request)
                    .map(form -> api.answer(form, now))
                    .orElseGet(GatewayErrors::unknownOperation),
            true),
        new Service("token", TokenEndpoint::owns, counted(ledgers.token()), endpoint::answer, true),
        new Service(
            "nothing", any -> true, free(), (any, now) -> GatewayErrors.unknownOperation(), false));
  }

  /** Draws the faults for a request whose head has arrived. */
  FaultEffects course(Service service, Request head, Instant now) {
    if (!service.outside()) {
      return FaultEffects.none();
    }
    settle();
    List<String> names = new ArrayList<>(List.of(service.name()));
    PathNormalizer.api(head).flatMap(api::operation).ifPresent(names::add);
    return faults.course(names, now);
  }

  /** Lets the service answer and applies the faults to request and answer. */
  Answer answer(Service service, FaultEffects course, Request request, Instant now) {
    Request asked = course.request().apply(request);
    Answer fresh = service.answer().answer(asked, now);
    Optional<Answer> old = course.stale() ? history.oldest(request) : Optional.empty();
    if (faults.needsHistory()) {
      history.record(request, fresh);
    }
    return course.answer().apply(old.orElse(fresh));
  }

  private static Service.ArrivalCheck free() {
    return (head, now) -> Optional.<Answer>empty();
  }

  private static Service.ArrivalCheck counted(Ledger ledger) {
    return (head, now) -> {
      ledger.count(new Arrival(now, head.method(), head.path(), false));
      return Optional.empty();
    };
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public String environment() {
    return environment;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Ledgers ledgers() {
    return ledgers;
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public WebhookSink webhooks() {
    return webhooks;
  }

  @Override
  public MailSink mail() {
    return mail;
  }

  @Override
  public FaultPlan faults() {
    return faults;
  }

  @Override
  public List<String> operations() {
    return api.operations();
  }

  @Override
  public void settle() {
    world.advanceTo(clock.instant());
    applyScenarioFaults();
  }

  /** Activates the fault rules of the running scenario. */
  private void applyScenarioFaults() {
    List<FaultPlan.ScenarioRule> scenarioRules = new ArrayList<>();
    for (Disturbance one : world.disturbances()) {
      scenarioRules.add(new FaultPlan.ScenarioRule(one.step(), one.since(), one.rule()));
    }
    faults.applyScenario(scenarioRules);
  }

  @Override
  public boolean advance(Instant then, int most) {
    boolean all = world.advanceTo(then, most);
    Instant reached = all ? then : world.now();
    if (reached.isAfter(clock.instant())) {
      clock.advanceTo(reached);
    }
    applyScenarioFaults();
    return all;
  }

  @Override
  public void reset(String newEnvironment, long newSeed) {
    World fresh = World.of(environment(newEnvironment), newSeed, clock.instant());
    begin(fresh, newEnvironment, newSeed);
  }

  private Environment environment(String name) {
    return name.equals(startupEnvironment) ? EnvironmentLoader.of(name) : Environments.named(name);
  }

  @Override
  public void play(ScenarioRequest asked) {
    LoadedScenario choice =
        asked.bundled()
            ? LoadedScenario.bundled(asked.text())
            : LoadedScenario.read("body", asked.text(), this::environment);
    Scenario scenario = choice.scenario();
    Instant begin = asked.fromStart() ? scenario.start() : clock.instant();
    World fresh = World.of(scenario, begin);
    if (asked.fromStart()) {
      clock.pause();
      clock.set(begin);
    }
    begin(fresh, choice.environment(), scenario.seed());
  }

  private void begin(World fresh, String newEnvironment, long newSeed) {
    environment = newEnvironment;
    seed = newSeed;
    inbox.clear();
    faults.clear(newSeed);
    put(fresh);
  }

  @Override
  public void restore(World kept) {
    put(kept);
    clock.set(kept.now());
    faults.applyScenario(List.of());
    applyScenarioFaults();
  }

  private void put(World other) {
    world = other;
    tenant.reset(seed);
    ledgers.clear();
    teams.clear();
    quota.clear();
    history.clear();
  }
}
