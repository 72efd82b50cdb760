package io.sluice.hub.console;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.source.Sources;
import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRepeats;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RowFilter;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.Watch;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** API resources of the history: events, decisions, watches and gaps. */
final class HistoryApi {
  private static final List<String> KINDS = TriggerKinds.ALL.stream().map(TriggerKind::id).toList();
  private static final int LAST_DECISIONS = 5;
  private static final List<String> EVENT_KINDS =
      Stream.concat(KINDS.stream(), Sources.OWN_KINDS.stream()).toList();
  private static final String[] EVENT_FILTERS = {"limit", "cursor", "kind", "subject"};
  private static final String[] DECISION_FILTERS = {"limit", "cursor", "kind", "flow", "verdict"};

  private final Bus bus;
  private final Store store;

  HistoryApi(Bus bus, Store store) {
    this.bus = bus;
    this.store = store;
  }

  Future<HttpReply> events(RoutedRequest request) {
    QueryParameters given = request.parameters(EVENT_FILTERS);
    return store
        .history()
        .events(given.query(given.oneOf("kind", EVENT_KINDS), given.text("subject"), null))
        .map(page -> HttpReply.json(ApiJson.page(page, ApiJson::event)));
  }

  Future<HttpReply> event(RoutedRequest request) {
    request.parameters();
    String id = request.path("id");
    return store
        .history()
        .event(id)
        .compose(
            found ->
                explained(
                    found.orElseThrow(
                        () -> HttpProblem.unknown("event", id, "GET /api/v1/events lists them"))))
        .map(HttpReply::json);
  }

  Future<HttpReply> decisions(RoutedRequest request) {
    QueryParameters given = request.parameters(DECISION_FILTERS);
    String verdict = given.oneOf("verdict", Ruling.kept());
    return store
        .history()
        .decisions(given.query(given.oneOf("kind", KINDS), given.text("flow"), verdict))
        .map(page -> HttpReply.json(ApiJson.page(page, ApiJson::decision)));
  }

  Future<HttpReply> gaps(RoutedRequest request) {
    QueryParameters given = request.parameters("limit", "cursor");
    return store
        .history()
        .gaps(given.query(null, null, null))
        .map(page -> HttpReply.json(ApiJson.page(page, ApiJson::gap)));
  }

  /**
   * Watches with an explanation of what would make them fire; {@code watch} selects one watch or
   * one entity's watches.
   */
  Future<HttpReply> watches(RoutedRequest request) {
    String wanted = request.parameters("watch").text("watch");
    Future<Flows.FlowList> flows = bus.ask(Flows.LIST, new Flows.FlowQuery());
    return Future.all(watches(), flows)
        .map(
            both -> {
              List<Watch> all = both.resultAt(0);
              List<Watch> asked = all.stream().filter(row -> matches(row, wanted)).toList();
              if (wanted != null && asked.isEmpty()) {
                throw HttpProblem.unknown("watch", wanted, "GET /api/v1/watches lists them");
              }
              List<Flows.FlowView> views = flows.result().items();
              return HttpReply.json(WatchExplanations.watches(asked, views));
            });
  }

  /** Whether {@code wanted} selects the watch: by its key, or by kind and entity alone. */
  private static boolean matches(Watch row, @Nullable String wanted) {
    return wanted == null
        || row.id().key().equals(wanted)
        || (row.kind() + "/" + row.subject().id()).equals(wanted)
        || row.id().key().startsWith(wanted + " ");
  }

  /** Why a flow did not fire: its watches, what would make them fire, and its latest decisions. */
  Future<HttpReply> why(RoutedRequest request) {
    request.parameters();
    String name = request.path("name");
    Query last = new Query(LAST_DECISIONS, null, new RowFilter(null, name, null));
    Future<List<Watch>> watches = watches();
    Future<Flows.FlowList> flows = bus.ask(Flows.LIST, new Flows.FlowQuery());
    Future<Page<Decision>> decisions = store.history().decisions(last);
    return Future.all(watches, flows, decisions)
        .map(
            all -> {
              Flows.FlowView flow =
                  flows.result().items().stream()
                      .filter(each -> each.name().equals(name))
                      .findFirst()
                      .orElseThrow(
                          () -> HttpProblem.unknown("flow", name, "GET /api/v1/flows lists them"));
              return HttpReply.json(
                  WatchExplanations.flow(flow, watches.result(), decisions.result().items()));
            });
  }

  /** The watches of all sources, in the order of the sources. */
  Future<List<Watch>> watches() {
    return bus.ask(Sources.STATUS, new Sources.StatusRequest())
        .compose(
            status -> {
              List<Future<Checkpoint>> states = new ArrayList<>();
              status
                  .items()
                  .forEach(source -> states.add(store.history().load(source.name().connection())));
              return Future.all(states)
                  .map(done -> states.stream().flatMap(s -> s.result().read().stream()).toList());
            });
  }

  private Future<JsonObject> explained(Event event) {
    Future<List<Decision>> decisions = store.history().decisionsOf(event.id());
    Future<Optional<EventRepeats>> repeats = store.history().repeats(event.id());
    Future<Checkpoint> state = store.history().load(event.watch().connection());
    return Future.all(decisions, repeats, state)
        .map(
            done ->
                ApiJson.event(event)
                    .put("decisions", ApiJson.array(decisions.result(), ApiJson::decision))
                    .put("duplicates", repeats.result().map(ApiJson::repeats).orElse(null))
                    .put(
                        "latest", watchOf(event, state.result()).map(ApiJson::watch).orElse(null)));
  }

  private static Optional<Watch> watchOf(Event event, Checkpoint state) {
    return state.read().stream()
        .filter(watch -> watch.id().key().equals(event.watch().key()))
        .findFirst();
  }
}
