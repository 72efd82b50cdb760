package io.sluice.hub.flow;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.BusException;
import io.sluice.hub.bus.Done;
import io.sluice.hub.bus.Failure;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.FlowActivation;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.wdl.action.CallChain;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.run.RunEvent;
import io.sluice.wdl.run.RunIds;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads flows, judges events for them and runs them. When it has started, the flows of the folder
 * are known and every run that the store had open goes on.
 */
public final class FlowVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(FlowVerticle.class);

  /** Repetitions of one run at most. */
  static final int MOST_RESUBMISSIONS = 1_000;

  private final FlowConfig config;
  private final Bus bus;
  private final FlowPorts ports;
  private final FlowCatalogue catalogue;
  private final FiringDecider verdicts;
  private final FlowVersions versions;
  private final RunArchive past;
  private @Nullable Runner runner;

  public FlowVerticle(FlowConfig config, Bus bus, FlowPorts ports) {
    this.config = config;
    this.bus = bus;
    this.ports = ports;
    this.catalogue = new FlowCatalogue(ports.check(), config);
    this.verdicts = new FiringDecider(catalogue, config.rules());
    this.versions = new FlowVersions(ports.store().flows());
    this.past = new RunArchive(versions, config.rules());
  }

  @Override
  public Future<?> start() {
    FlowLoader loader = new FlowLoader(vertx, ports, catalogue, versions, config.folder());
    LiveRun.Surroundings around = new LiveRun.Surroundings(vertx, bus, ports, config);
    Runner runs = new Runner(around, versions, this::bound);
    runner = runs;
    return loader
        .states()
        .compose(done -> loader.load())
        .compose(done -> new BackupGuard(ports, catalogue).hold())
        .compose(held -> answer(runs, loader))
        .compose(done -> runs.resume())
        .onSuccess(
            done -> {
              measure();
              poll(loader);
              sweep(runs);
            });
  }

  /** A run whose start got lost waits no longer than two of these looks. */
  private void sweep(Runner runs) {
    vertx.setTimer(
        OrphanedRuns.EVERY.toMillis(),
        tick ->
            runs.sweep()
                .onFailure(cause -> LOG.warn("open runs cannot be read", cause))
                .onComplete(done -> sweep(runs)));
  }

  /** Leaves the runs as they stand in the store; the next start takes them up. */
  @Override
  public Future<?> stop() {
    if (runner != null) {
      runner.abandon();
    }
    return Future.succeededFuture();
  }

  private Future<?> answer(Runner runner, FlowLoader loader) {
    ChildFlows children = new ChildFlows(catalogue, runner, past, ports);
    Invocations invocations = new Invocations(catalogue, verdicts, runner, children, ports);
    return Future.all(
        List.of(
            bus.answer(Flows.SUBSCRIPTIONS, ask -> subscriptions()),
            bus.answer(Flows.DECIDE, this::decide),
            bus.answer(Flows.ENVIRONMENT, told -> survey(loader, told)),
            bus.answer(Flows.START, wish -> start(runner, wish)),
            bus.answer(Flows.LIST, ask -> list()),
            bus.answer(Flows.SET_ENABLED, this::setEnabled),
            bus.answer(Flows.RESUBMIT, wish -> resubmit(runner, wish)),
            bus.answer(Flows.INVOKE, invocations::invoke),
            bus.answer(Flows.CANCEL, wish -> cancel(runner, wish)),
            bus.answer(Flows.SHOW, wish -> show(runner, wish)),
            bus.answer(Connectors.call(CallChain.CONNECTOR), children::answer)));
  }

  private void poll(FlowLoader loader) {
    vertx.setTimer(
        config.pollEvery().toMillis(),
        tick ->
            loader
                .load()
                .onSuccess(this::changed)
                .onFailure(cause -> LOG.warn("the flow folder cannot be read", cause))
                .onComplete(done -> poll(loader)));
  }

  private void changed(Set<String> flows) {
    if (!flows.isEmpty()) {
      measure();
      bus.publish(Flows.CHANGED, new Flows.FlowsChanged(new ArrayList<>(flows)));
    }
  }

  private void measure() {
    List<Flows.FlowView> views = catalogue.views();
    for (String state : List.of("enabled", "paused", "invalid")) {
      long count = views.stream().filter(view -> view.state().equals(state)).count();
      ports.meters().set(Metric.FLOWS, (double) count, state);
    }
  }

  private Future<Flows.Subscriptions> subscriptions() {
    return Future.succeededFuture(new Flows.Subscriptions(catalogue.subscriptions()));
  }

  private Future<Flows.FiringResults> decide(Flows.DecideFirings wish) {
    return Future.succeededFuture(
        new Flows.FiringResults(
            wish.firings().stream()
                .map(firing -> new Flows.DecidedFiring(firing, verdicts.decide(firing)))
                .toList()));
  }

  private Future<Done> survey(FlowLoader loader, Flows.SurveyedEntities told) {
    Set<String> changed = catalogue.survey(told);
    loader.reconsider();
    changed.forEach(
        flow ->
            catalogue
                .find(flow)
                .ifPresent(
                    entry ->
                        catalogue
                            .refusals(entry)
                            .forEach(reason -> LOG.warn("{} is invalid: {}", flow, reason))));
    changed(changed);
    return Future.succeededFuture(Done.DONE);
  }

  private Future<Done> start(Runner runner, Flows.StartRuns wish) {
    runner.start(wish.runs());
    return Future.succeededFuture(Done.DONE);
  }

  private Future<Flows.FlowList> list() {
    return Future.succeededFuture(new Flows.FlowList(catalogue.views()));
  }

  private Future<Done> setEnabled(Flows.SetEnabled wish) {
    Optional<FlowEntry> entry = catalogue.find(wish.flow());
    if (entry.isEmpty()) {
      return rejected("there is no flow '" + wish.flow() + "'");
    }
    String name = entry.get().name();
    FlowActivation state =
        new FlowActivation(name, wish.enabled(), wish.reason(), ports.time().instant());
    return ports
        .store()
        .flows()
        .set(state)
        .map(
            done -> {
              catalogue.setEnabled(name, wish.enabled());
              changed(Set.of(name));
              return Done.DONE;
            });
  }

  private Future<Flows.RunStarted> resubmit(Runner runner, Flows.ResubmitRun wish) {
    return ports
        .store()
        .runs()
        .run(wish.runId())
        .compose(
            found -> {
              if (found.isEmpty()) {
                return rejected("there is no run '" + wish.runId() + "'");
              }
              FlowRun old = found.get().run();
              FlowDefinition definition =
                  catalogue.find(old.flow().name()).map(FlowEntry::definition).orElse(null);
              if (definition == null) {
                return rejected("the flow '" + old.flow().name() + "' is not loaded");
              }
              return again(runner, old, definition, 1);
            });
  }

  /** The first ordinal that is free makes the new run's id. */
  private Future<Flows.RunStarted> again(
      Runner runner, FlowRun old, FlowDefinition definition, int ordinal) {
    if (ordinal > MOST_RESUBMISSIONS) {
      return rejected("the run was repeated " + MOST_RESUBMISSIONS + " times already");
    }
    FlowRun run =
        new FlowRun(
            RunIds.again(old.id(), ordinal),
            new PinnedFlow(definition.name(), definition.hash()),
            new RunCause(old.cause().eventId(), old.cause().triggerOutputs(), old.id()),
            ports.time().instant(),
            RunProgress.STARTED);
    return ports
        .store()
        .runs()
        .start(run)
        .compose(
            fresh -> {
              if (!fresh) {
                return again(runner, old, definition, ordinal + 1);
              }
              runner.start(List.of(run));
              return Future.succeededFuture(new Flows.RunStarted(run.id()));
            });
  }

  private Future<Done> cancel(Runner runner, Flows.CancelRun wish) {
    LiveRun run = runner.find(wish.runId());
    if (run != null) {
      return run.tell(new RunEvent.Cancel(wish.reason())).map(Done.DONE);
    }
    return runner
        .withdraw(wish.runId(), wish.reason())
        .map(done -> done.map(Done.DONE))
        .orElseGet(() -> rejected("the run '" + wish.runId() + "' is not under way"));
  }

  private Future<Flows.RunView> show(Runner runner, Flows.ShowRun wish) {
    LiveRun live = runner.find(wish.runId());
    if (live != null) {
      return Future.succeededFuture(new Flows.RunView(live.row(), live.steps()));
    }
    return ports
        .store()
        .runs()
        .run(wish.runId())
        .compose(
            found ->
                found.isPresent()
                    ? view(found.get())
                    : rejected("there is no run '" + wish.runId() + "'"));
  }

  private Future<Flows.RunView> view(JournaledRun open) {
    return past.load(open).map(run -> new Flows.RunView(open.run(), run.steps()));
  }

  private int bound(String flow) {
    FlowDefinition definition = catalogue.find(flow).map(FlowEntry::definition).orElse(null);
    return definition == null ? 0 : definition.trigger().concurrency();
  }

  private static <T> Future<T> rejected(String reason) {
    return Future.failedFuture(new BusException(Failure.REJECTED, reason));
  }
}
