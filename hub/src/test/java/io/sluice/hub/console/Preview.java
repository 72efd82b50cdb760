package io.sluice.hub.console;

import io.sluice.hub.bus.Failure;
import io.sluice.hub.console.InboxMessage.InboxChannel;
import io.sluice.hub.console.InboxMessage.MessageContent;
import io.sluice.hub.flow.FlowState;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.gate.Window;
import io.sluice.hub.source.Sources;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRef;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStatus;
import io.sluice.hub.store.SubjectRef;
import io.sluice.hub.store.Verdict;
import io.sluice.hub.store.Watch;
import io.sluice.hub.store.WatchEvaluation;
import io.sluice.hub.store.WatchId;
import io.sluice.hub.time.Time;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.StepView;
import io.sluice.wdl.run.WaitReason;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Serves the live page with changing sample data, for work on its design. Run {@code main} with a
 * port and optionally {@code empty}, {@code hostile} or {@code token}.
 */
final class Preview {
  private static final String[] KINDS = {
    "datasource.refresh.failed", "segment.threshold.crossed", "measure.threshold.crossed",
    "datasource.refresh.succeeded", "refresh.completed", "unification.completed"
  };
  private static final String[] SUBJECTS = {
    "Contoso_Loyalty", "High_Value_Customers", "Average order value",
    "Fabrikam_Store_Transactions", "Full refresh", "Unification"
  };

  private final FakeHub hub;
  private final Random random = new Random(7);
  private final Deque<Integer> seconds = new ArrayDeque<>();
  private int number;

  private Preview(FakeHub hub) {
    this.hub = hub;
  }

  /** Runs until the process ends. */
  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    FakeHub hub = new FakeHub(vertx);
    Preview preview = new Preview(hub);
    List<String> words = List.of(args);
    if (words.contains("hostile")) {
      preview.hostile();
    } else if (!words.contains("empty")) {
      preview.fill();
      vertx.setPeriodic(1000, id -> preview.tick());
    } else {
      hub.sources.add(FakeHub.source("starting", null));
    }
    if (words.contains("broken")) {
      hub.refuse(Failure.TIMEOUT, "gate.quota: no answer within 30 s");
    }
    Optional<String> token =
        words.contains("token") ? Optional.of("preview-token-0123456789") : Optional.empty();
    ConsoleConfig config =
        new ConsoleConfig(
            "127.0.0.1",
            Integer.parseInt(args[0]),
            token,
            List.of(),
            words.contains("live")
                ? Optional.empty()
                : Optional.of(URI.create("http://127.0.0.1:8090/")));
    vertx
        .deployVerticle(hub.console(config, Time.system()))
        .onSuccess(id -> System.out.println("http://127.0.0.1:" + args[0] + "/"))
        .onFailure(cause -> System.out.println(cause.getMessage()));
  }

  private static Instant now() {
    return Time.system().instant();
  }

  private void fill() {
    for (int i = 0; i < 60; i++) {
      seconds.add(i % 5 == 2 ? 5 : i % 17 == 0 ? 2 : 0);
    }
    for (int i = 0; i < 9; i++) {
      happen(now().minusSeconds((9 - i) * 97L));
    }
    hub.flows.add(flow("high-value-to-teams", FlowState.ENABLED, "OnSegmentThresholdCrossed"));
    hub.flows.add(flow("mail-data-owners", FlowState.ENABLED, "OnDataSourceRefreshFailed"));
    hub.flows.add(flow("night-shift-call", FlowState.PAUSED, "OnDataSourceRefreshFailed"));
    hub.flows.add(flow("order-value-webhook", FlowState.INVALID, "OnMeasureThresholdCrossed"));
    tick();
  }

  private Flows.FlowView flow(String name, FlowState state, String operation) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("instanceId", "0f1e2d3c-7777-4b5a-9c8d-1234567890ab");
    parameters.put("name", "High_Value_Customers");
    List<String> problems =
        state == FlowState.INVALID
            ? List.of("flows/order-value-webhook.yaml, actions.Post: unknown action type \"Htpp\"")
            : List.of();
    return new Flows.FlowView(
        name, "flows/" + name + ".yaml", "7c1f", state, operation, parameters, problems, List.of());
  }

  private void tick() {
    Instant now = now();
    long second = now.getEpochSecond();
    seconds.add(second % 5 == 0 ? 5 : random.nextInt(9) == 0 ? random.nextInt(7) : 0);
    seconds.removeFirst();
    hub.sources.clear();
    hub.sources.add(
        new Sources.SourceView(
            new Sources.SourceName(FakeHub.SOURCE, "0f1e2d3c", "Contoso demo"),
            Sources.SourceState.OK,
            new Sources.SweepInterval(Duration.ofSeconds(5), "as configured"),
            new Sources.SweepTally(
                5,
                second,
                Instant.ofEpochSecond(second - second % 5),
                Instant.ofEpochSecond(second - second % 5 + 5)),
            null,
            List.of(),
            entities(now)));
    hub.buckets.clear();
    hub.buckets.add(bucket(List.copyOf(seconds)));
    hub.buckets.add(other(BucketKey.Kind.TEAMS, "a1b2c3", 2, 4, 1));
    hub.buckets.add(other(BucketKey.Kind.MAIL, "127.0.0.1:2525", 1, 30, 60));
    watches(now);
    if (second % 12 == 0) {
      happen(now);
    }
    hub.store.runs.replaceAll(run -> !run.hasEnded() && old(run, now) ? done(run) : run);
  }

  private static List<Sources.Entity> entities(Instant now) {
    return List.of(
        new Sources.Entity(
            Sources.EntityType.DATA_SOURCE,
            "d1",
            SUBJECTS[0],
            "Failed",
            now.minusSeconds(300),
            null),
        new Sources.Entity(
            Sources.EntityType.DATA_SOURCE,
            "d2",
            SUBJECTS[3],
            "Successful",
            now.minusSeconds(9),
            null),
        new Sources.Entity(
            Sources.EntityType.SEGMENT, "s1", SUBJECTS[1], "11048", now.minusSeconds(180), null),
        new Sources.Entity(
            Sources.EntityType.MEASURE, "m1", SUBJECTS[2], "71.4", now.minusSeconds(120), null),
        new Sources.Entity(
            Sources.EntityType.MEASURE, "m2", "Spend by country", null, null, "has dimensions"));
  }

  private static boolean old(FlowRun run, Instant now) {
    return run.startedAt().isBefore(now.minusSeconds(7));
  }

  private static FlowRun done(FlowRun run) {
    return run(run.id(), run.flow().name(), run.cause().eventId(), "Succeeded", run.startedAt());
  }

  private void watches(Instant now) {
    hub.store.watches.clear();
    hub.store.watches.add(
        watch(
            1,
            "ABOVE",
            Integer.toString(10_940 + random.nextInt(300)),
            "10000",
            now,
            "above 10,000 since 09:12; fired at the crossing"));
    hub.store.watches.add(
        watch(2, "ARMED", "71.4", "85", now, "71.4 is not above 85: waits for the crossing"));
    hub.store.watches.add(
        watch(0, "ok", null, null, now, "latest task succeeded; nothing failed since"));
    hub.store.watches.add(
        watch(4, "waiting", null, null, now, "scheduled job of 06:00 seen; waits for the next"));
  }

  private static Watch watch(
      int kind,
      String state,
      @Nullable String value,
      @Nullable String threshold,
      Instant now,
      String text) {
    return new Watch(
        new WatchId(FakeHub.SOURCE, KINDS[kind], "w" + kind),
        new SubjectRef("id" + kind, SUBJECTS[kind]),
        state,
        new WatchEvaluation(value, threshold, text),
        now.minusSeconds(now.getEpochSecond() % 5));
  }

  private Gate.BucketStatus bucket(List<Integer> perSecond) {
    int used = perSecond.stream().mapToInt(Integer::intValue).sum();
    return new Gate.BucketStatus(
        new BucketKey(BucketKey.Kind.CUSTOMER_INSIGHTS, "contoso/main"),
        new Window(100, Duration.ofSeconds(60)),
        new Gate.WindowUsage(
            used,
            perSecond,
            List.of(
                new Gate.UserCalls("sweep", used * 3 / 4),
                new Gate.UserCalls("mail-data-owners", used / 6),
                new Gate.UserCalls("high-value-to-teams", used - used * 3 / 4 - used / 6))),
        new Gate.BucketLoad(used, 1, used > 90 ? 3 : 0, Duration.ZERO, Duration.ofMillis(1800)),
        Optional.empty(),
        0,
        FakeHub.outlook(used, 0));
  }

  private Gate.BucketStatus other(
      BucketKey.Kind kind, String name, int used, int limit, int window) {
    return new Gate.BucketStatus(
        new BucketKey(kind, name),
        new Window(limit, Duration.ofSeconds(window)),
        new Gate.WindowUsage(used, List.of(used), List.of()),
        new Gate.BucketLoad(used, 0, 0, Duration.ZERO, Duration.ZERO),
        Optional.empty(),
        0,
        FakeHub.outlook(used, 0));
  }

  private void happen(Instant at) {
    int kind = number % KINDS.length;
    number++;
    String id = String.format("%08x%024x", number * 2_654_435_761L & 0xffffffffL, number);
    hub.store.events.add(
        0,
        new Event(
            id,
            new WatchId(FakeHub.SOURCE, KINDS[kind], "w" + kind),
            new SubjectRef("id" + kind, SUBJECTS[kind]),
            at,
            at.plusMillis(420),
            "{\"instanceId\":\"0f1e2d3c\",\"name\":\""
                + SUBJECTS[kind]
                + "\",\"value\":10942,\"threshold\":10000}"));
    String flow = kind == 1 ? "high-value-to-teams" : "mail-data-owners";
    decide(id, kind, flow, "fired", "no condition", at);
    if (kind == 0) {
      decide(id, kind, "night-shift-call", "paused", "paused by a person", at);
      decide(id, kind, "weekend-call", "filtered", "dayOfWeek 6 is not in [0, 7]", at);
    }
    boolean fresh = at.isAfter(now().minusSeconds(5));
    String status = fresh ? "Running" : number % 4 == 0 ? "Failed" : "Succeeded";
    hub.store.runs.add(0, run("run" + id, flow, id, status, at.plusMillis(450)));
    hub.messages.add(0, message(kind, at));
    steps(at);
  }

  private void decide(
      String event, int kind, String flow, String verdict, String reason, Instant at) {
    hub.store.decisions.add(
        0,
        new Decision(
            new EventRef(event, KINDS[kind], SUBJECTS[kind]),
            flow,
            new Verdict(verdict, reason, null),
            at,
            null));
  }

  private static FlowRun run(
      String id, String flow, String event, String status, Instant startedAt) {
    boolean active = status.equals("Running");
    return new FlowRun(
        id,
        new PinnedFlow(flow, "7c1f"),
        new RunCause(event, "{}", null),
        startedAt,
        new RunProgress(
            RunStatus.of(status),
            active ? null : startedAt.plusMillis(1340),
            status.equals("Failed")
                ? "Send_mail: the mail server refused the recipient loyalty-team@contoso.example"
                : null));
  }

  private InboxMessage message(int kind, Instant at) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Name", SUBJECTS[kind]);
    facts.put("Value", "10,942");
    facts.put("Threshold", "10,000");
    return kind == 1 || kind == 2
        ? new InboxMessage(
            "letter" + number,
            InboxChannel.TEAMS,
            at,
            "Marketing / Segments",
            "",
            new MessageContent(SUBJECTS[kind] + " went above its threshold", "", facts))
        : new InboxMessage(
            "letter" + number,
            InboxChannel.MAIL,
            at,
            "loyalty-team@contoso.example",
            "hub@contoso.example",
            new MessageContent(
                "Data source " + SUBJECTS[kind],
                "The refresh ended with an error of the source:\ncredentials have expired.",
                Map.of()));
  }

  private void steps(Instant at) {
    hub.steps.clear();
    hub.steps.add(step("Compose_text", "Compose", "Succeeded", at, 1, null));
    hub.steps.add(step("For_each_page", "Foreach", "Running", at, 1, null));
    hub.steps.add(
        step("For_each_page[1]/Get_items", "OpenApiConnection", "Succeeded", at, 2, null));
    hub.steps.add(step("For_each_page[2]/Get_items", "OpenApiConnection", "Waiting", at, 1, null));
    hub.steps.add(
        step("Send_mail", "OpenApiConnection", "Failed", at, 3, "550 mailbox unavailable"));
    hub.steps.add(step("Post_card", "OpenApiConnection", "Skipped", at, 0, null));
  }

  private static StepView step(
      String path, String type, String status, Instant at, int attempts, @Nullable String error) {
    boolean ended = !status.equals("Running") && !status.equals("Waiting");
    Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
    inputs.put("entityName", "Customer");
    inputs.put("$top", 100);
    return new StepView(
        path,
        type,
        new StepView.StepProgress(
            Status.of(status).orElseThrow(),
            attempts,
            error,
            status.equals("Waiting") ? WaitReason.QUOTA : null),
        new StepView.StepPeriod(at, ended ? at.plusMillis(230) : null),
        new StepView.StepValues(
            type.equals("Foreach") ? null : inputs,
            status.equals("Succeeded") ? Map.of("statusCode", 200) : null,
            type.equals("OpenApiConnection") && ended && !status.equals("Skipped")
                ? Map.of("segment", "High value")
                : null),
        attempts > 1 ? List.of("retry policy: count 200 is more than 90; 90 is used") : List.of());
  }

  /** Puts markup and long words into every field that users or other systems can fill. */
  private void hostile() {
    String bad =
        "<img src=x onerror=document.title='owned'><script>alert(1)</script>\"'&" + "W".repeat(90);
    hub.sources.add(FakeHub.source("failing", bad));
    hub.store.events.add(FakeHub.event(1, bad, bad, "{\"x\":\"" + "<b>bold</b>" + "\"}"));
    hub.store.decisions.add(FakeHub.decision(1, bad, bad, bad, null));
    hub.store.watches.add(FakeHub.watch(bad, bad, "1000"));
    hub.store.runs.add(FakeHub.run(1, "Failed", bad));
    hub.flows.add(FakeHub.flow(bad, FlowState.ENABLED));
    hub.steps.add(FakeHub.step(bad, "Failed", bad));
    hub.messages.add(
        new InboxMessage(
            "1",
            InboxChannel.MAIL,
            now(),
            bad,
            bad,
            new MessageContent(bad, bad, Map.of(bad, bad))));
    hub.buckets.add(bucket(new ArrayList<>(List.of(1, 0, 3))));
  }
}
