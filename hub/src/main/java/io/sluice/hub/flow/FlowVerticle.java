package io.sluice.hub.flow;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.BusException;
import io.sluice.hub.bus.Done;
import io.sluice.hub.bus.Failure;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.Store;
import io.sluice.hub.time.Time;
import io.sluice.wdl.action.CallChain;
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
 * Loads flows, decides firings and executes runs. Once it is deployed, the flows of the folder are
 * loaded and every open run of the store is resumed.
 */
public final class FlowVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(FlowVerticle.class);

  private final FlowCatalogue catalogue;
  private final Bus bus;
  private final Store store;
  private final Time time;
  private final Meters meters;
  private final FiringDecider decider;
  private final FlowActivations activations;
  private @Nullable Runner runner;

  /** A verticle for the flows of a catalogue that is still empty. */
  public FlowVerticle(FlowCatalogue catalogue, Bus bus, Store store, Time time, Meters meters) {
    this.catalogue = catalogue;
    this.bus = bus;
    this.store = store;
    this.time = time;
    this.meters = meters;
    this.decider = new FiringDecider(catalogue);
    this.activations = new FlowActivations(store.flows(), catalogue, time);
  }

  @Override
  public Future<?> start() {
    FlowConfig config = catalogue.config();
    RunStore runs = store.runs();
    FlowVersions versions = new FlowVersions(store.flows());
    FlowLoader files = new FlowLoader(vertx, time, catalogue, versions);
    RunLoader loader = new RunLoader(versions, config.rules());
    StepCaller calls = new StepCaller(vertx, bus, time, meters, config);
    Runner started =
        new Runner(
            runs,
            loader,
            new RunHost(vertx, time, runs, calls),
            new RunQueue(config.maxActive(), catalogue::concurrency),
            new RunReporter(bus, meters));
    runner = started;
    return activations
        .load()
        .compose(done -> files.load())
        .compose(done -> new BackupGuard(store, catalogue, activations, time).hold())
        .compose(done -> answer(started, loader, files))
        .compose(done -> started.resumeAll())
        .onSuccess(
            done -> {
              measure();
              poll(files);
              new OrphanRescue(vertx, runs, started.orphans(), started).start();
            });
  }

  /** Leaves the runs in the store as they were last written; the next start resumes them. */
  @Override
  public Future<?> stop() {
    if (runner != null) {
      runner.abandonAll();
    }
    return Future.succeededFuture();
  }

  private Future<?> answer(Runner runner, RunLoader loader, FlowLoader files) {
    RunStore runs = store.runs();
    ChildFlows children = new ChildFlows(catalogue, runner, loader, runs, time);
    CallRecorder recorder = new CallRecorder(store, meters, time.instant());
    Invocations invocations = new Invocations(catalogue, decider, runner, children, recorder);
    RunCommands commands = new RunCommands(runs, catalogue, runner, loader, time);
    return Future.all(
        List.of(
            bus.answer(Flows.SUBSCRIPTIONS, query -> subscriptions()),
            bus.answer(Flows.DECIDE, this::decide),
            bus.answer(Flows.ENVIRONMENT, survey -> survey(files, survey)),
            bus.answer(Flows.START, request -> start(runner, request)),
            bus.answer(Flows.LIST, query -> list()),
            bus.answer(Flows.SET_ENABLED, this::setEnabled),
            bus.answer(Flows.RESUBMIT, commands::resubmit),
            bus.answer(Flows.INVOKE, call -> invocations.invoke(call, time.instant())),
            bus.answer(Flows.CANCEL, commands::cancel),
            bus.answer(Flows.SHOW, commands::show),
            bus.answer(Connectors.call(CallChain.CONNECTOR), children::answer)));
  }

  private void poll(FlowLoader files) {
    vertx.setTimer(
        catalogue.config().pollEvery().toMillis(),
        tick ->
            files
                .load()
                .onSuccess(this::changed)
                .onFailure(cause -> LOG.warn("the flow folder cannot be read", cause))
                .onComplete(done -> poll(files)));
  }

  private void changed(Set<String> flows) {
    if (!flows.isEmpty()) {
      measure();
      bus.publish(Flows.CHANGED, new Flows.FlowsChanged(new ArrayList<>(flows)));
    }
  }

  private void measure() {
    List<Flows.FlowView> views = catalogue.views();
    for (FlowState state : FlowState.values()) {
      long count = views.stream().filter(view -> view.state() == state).count();
      meters.set(Metric.FLOWS, (double) count, state.text());
    }
  }

  private Future<Flows.Subscriptions> subscriptions() {
    return Future.succeededFuture(new Flows.Subscriptions(catalogue.subscriptions()));
  }

  private Future<Flows.FiringResults> decide(Flows.DecideFirings request) {
    return Future.succeededFuture(
        new Flows.FiringResults(
            request.firings().stream()
                .map(firing -> new Flows.DecidedFiring(firing, decider.decide(firing)))
                .toList()));
  }

  private Future<Done> survey(FlowLoader files, Flows.SurveyedEntities survey) {
    Set<String> changed = catalogue.survey(survey);
    files.revalidate();
    changed.forEach(
        flow ->
            catalogue
                .refusals(flow)
                .forEach(reason -> LOG.warn("{} is invalid: {}", flow, reason)));
    changed(changed);
    return Future.succeededFuture(Done.DONE);
  }

  private Future<Done> start(Runner runner, Flows.StartRuns request) {
    runner.start(request.runs());
    return Future.succeededFuture(Done.DONE);
  }

  private Future<Flows.FlowList> list() {
    return Future.succeededFuture(new Flows.FlowList(catalogue.views()));
  }

  private Future<Done> setEnabled(Flows.SetEnabled request) {
    Optional<FlowEntry> entry = catalogue.find(request.flow());
    if (entry.isEmpty()) {
      return Future.failedFuture(
          new BusException(Failure.REJECTED, "there is no flow '" + request.flow() + "'"));
    }
    String name = entry.get().name();
    return activations
        .set(name, request.enabled(), request.reason())
        .map(
            done -> {
              changed(Set.of(name));
              return Done.DONE;
            });
  }
}
