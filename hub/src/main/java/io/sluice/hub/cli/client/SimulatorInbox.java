package io.sluice.hub.cli.client;

import io.sluice.hub.console.Inbox;
import io.sluice.hub.console.InboxMessage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the messages that flows sent from the simulator's inbox. The calls bypass the gate: they go
 * to the simulator on this machine and count against no quota.
 */
public final class SimulatorInbox implements Inbox {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final URI simulator;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /** The inbox of the simulator at a base address, for example {@code http://127.0.0.1:8900}. */
  public SimulatorInbox(Vertx vertx, URI simulator) {
    this.vertx = vertx;
    this.simulator = simulator;
  }

  @Override
  public Future<List<InboxMessage>> newest(int limit) {
    Future<List<InboxMessage>> cards = read("/_sim/inbox/teams", InboxParser::cards);
    Future<List<InboxMessage>> mails = read("/_sim/inbox/mail", InboxParser::mails);
    return Future.all(cards, mails)
        .map(
            done -> {
              List<InboxMessage> all = new ArrayList<>(cards.result());
              all.addAll(mails.result());
              all.sort(
                  Comparator.comparing(InboxMessage::at)
                      .thenComparing(InboxMessage::id)
                      .reversed());
              return List.copyOf(all.subList(0, Math.min(limit, all.size())));
            });
  }

  private Future<List<InboxMessage>> read(
      String path, Function<JsonObject, List<InboxMessage>> reader) {
    HttpRequest request = HttpRequest.newBuilder(simulator.resolve(path)).timeout(TIMEOUT).build();
    return Future.fromCompletionStage(
            http.sendAsync(request, HttpResponse.BodyHandlers.ofString()),
            vertx.getOrCreateContext())
        .map(answer -> reader.apply(new JsonObject(answer.body())));
  }
}
