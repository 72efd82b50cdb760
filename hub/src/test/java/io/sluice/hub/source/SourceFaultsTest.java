package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.flow.Flows.Subscription;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The faults of the source in docs/faults.md, by their codes, each with the expected behaviour. */
class SourceFaultsTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private record Fault(String code, String fact, Runnable check) {}

  @TestFactory
  Stream<DynamicTest> each_fault_of_the_catalogue_is_met() {
    return Stream.of(
            new Fault("A3", "an answer that is no list deletes nothing", this::bad200),
            new Fault("A9", "a part that is forbidden leaves the others as they are", this::part),
            new Fault("A10", "a segment that is gone for one sweep keeps its state", this::blip),
            new Fault("A11", "an older evaluation is ignored", this::stale),
            new Fault("A12", "the newest by the source's order wins", this::stale),
            new Fault("A13", "the same twice is one event", this::twice),
            new Fault("A22", "an unknown status is no end and is named", this::unknownStatus),
            new Fault("A23", "a status that goes back is one success", this::backward),
            new Fault("A23b", "a failure that is tried again may still succeed", this::repaired),
            new Fault("A24", "a failure and a success in one gap are both told", this::two),
            new Fault("A25", "a list that does not reach back is a gap", this::cutOff),
            new Fault("A26", "a crossing belongs to the count's own time, once", this::lateCount),
            new Fault("A27", "a refresh that runs at our start ends once", this::adopted),
            new Fault("A28", "what was cancelled or skipped is neither", this::cancelled))
        .map(
            fault ->
                DynamicTest.dynamicTest(fault.code() + " " + fault.fact(), fault.check()::run));
  }

  private void bad200() {
    World world = new World();
    world.segment(900).sweep();
    assertThat(world.segment(1100).jobs("running").without("jobs").without("segments").sweep())
        .isEmpty();
    assertThat(world.with("jobs").with("segments").sweep())
        .containsExactly("segment.threshold.crossed");
  }

  private void part() {
    World world = new World();
    world.jobs("running").segment(900).sweep();
    assertThat(world.jobs("failed").without("segments").sweep())
        .containsExactly("datasource.refresh.failed");
  }

  private void blip() {
    World world = new World();
    world.segment(900).sweep();
    world.noSegment().sweep();
    assertThat(world.segment(1100).sweep()).containsExactly("segment.threshold.crossed");
  }

  private void stale() {
    World world = new World();
    world.segment(900).sweep();
    String before = world.segments;
    assertThat(world.segment(1100).sweep()).hasSize(1);
    String now = world.segments;
    world.segments = before;
    assertThat(world.sweep()).isEmpty();
    world.segments = now;
    assertThat(world.sweep()).isEmpty();
  }

  private void twice() {
    World world = new World();
    world.jobs("running").sweep();
    world.jobs("failed").sweep();
    assertThat(world.sweep()).isEmpty();
  }

  private void unknownStatus() {
    World world = new World();
    world.jobs("running").sweep();
    assertThat(world.jobs("evaporated").sweep()).isEmpty();
    assertThat(world.unknown).contains("evaporated");
    assertThat(world.jobs("successful").sweep()).containsExactly("datasource.refresh.succeeded");
  }

  private void backward() {
    World world = new World();
    world.jobs("running").sweep();
    assertThat(world.jobs("successful").sweep()).hasSize(1);
    world.jobs("running").sweep();
    assertThat(world.jobs("successful").sweep()).isEmpty();
    assertThat(world.jobs("failed").sweep()).isEmpty();
  }

  private void repaired() {
    World world = new World();
    world.jobs("running").sweep();
    assertThat(world.jobs("failed").sweep()).containsExactly("datasource.refresh.failed");
    world.jobs("running").sweep();
    assertThat(world.jobs("failed").sweep()).isEmpty();
    assertThat(world.jobs("successful").sweep()).containsExactly("datasource.refresh.succeeded");
    assertThat(world.jobs("failed").sweep()).isEmpty();
  }

  private void two() {
    World world = new World();
    world.jobs("running").sweep();
    String failed = world.job("j1", "t1", "failed");
    String succeeded = world.job("j2", "t2", "successful");
    world.jobs = "[" + succeeded + "," + failed + "]";
    assertThat(world.sweep())
        .containsExactlyInAnyOrder("datasource.refresh.failed", "datasource.refresh.succeeded");
  }

  private void cutOff() {
    World world = new World();
    world.jobs("successful").sweep();
    assertThat(world.losses).isEmpty();
    world.jobs = "[" + world.job("j9", "t9", "successful") + "]";
    world.sweep();
    assertThat(world.losses).containsExactly("jobs");
  }

  private void lateCount() {
    World world = new World();
    world.jobs("running").segment(900).sweep();
    String before = world.segments;
    assertThat(world.jobs("successful").sweep()).containsExactly("datasource.refresh.succeeded");
    assertThat(world.segments).isEqualTo(before);
    assertThat(world.segment(1100).sweep()).containsExactly("segment.threshold.crossed");
    assertThat(world.sweep()).isEmpty();
  }

  private void adopted() {
    World world = new World();
    assertThat(world.jobs("running").sweep()).isEmpty();
    assertThat(world.jobs("failed").sweep()).containsExactly("datasource.refresh.failed");
  }

  private void cancelled() {
    for (String status : List.of("aborted", "skipped", "deleted")) {
      World world = new World();
      world.jobs("running").sweep();
      assertThat(world.jobs(status).sweep()).as(status).isEmpty();
    }
  }

  /** An environment of one data source and one segment, swept by the pure core. */
  private static final class World {
    private final Map<String, Map<String, String>> states = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final List<String> losses = new ArrayList<>();
    private final SubscriptionIndex subscribed =
        SubscriptionIndex.none()
            .to(
                List.of(
                    new Subscription(
                        "f",
                        "OnSegmentThresholdCrossed",
                        Map.of("segmentName", "VIP", "threshold", 1000L),
                        true)));
    private Watermarks memory = Watermarks.NONE;
    private Instant now = START;
    private String jobs = "[]";
    private String segments = "[]";

    World() {
      segment(500);
    }

    World jobs(String status) {
      jobs = "[" + job("j1", "t1", status) + "]";
      return this;
    }

    String job(String id, String task, String status) {
      return """
      {"jobId":"%s","operationType":"ingestion","jobStatus":"%s","submittedTimestamp":"%s",
       "tasks":[{"taskId":"%s","operationType":"ingestion","friendlyName":"Loyalty",
                 "taskStatus":"%s","endTimestamp":"%s"}]}
      """
          .formatted(id, status, START.minusSeconds(9), task, status, now);
    }

    World segment(int size) {
      segments =
          """
          [{"name":"VIP","friendlyName":"VIP","createdUtc":"2026-01-01T00:00:00Z",
            "evaluationStatus":{"jobStatus":"CompletedSuccess","entityCount":%d,
                                "evaluationDate":"%s","lastSuccessfulRunId":"r%d"}}]
          """
              .formatted(size, now, size);
      return this;
    }

    World noSegment() {
      segments = "[]";
      return this;
    }

    World without(String part) {
      missing.add(part);
      return this;
    }

    World with(String part) {
      missing.remove(part);
      return this;
    }

    /** Kinds of the events that are new. */
    List<String> sweep() {
      now = now.plus(Duration.ofMinutes(1));
      Map<ApiList, Object> lists = new EnumMap<>(ApiList.class);
      for (ApiList empty : List.of(ApiList.DATA_SOURCES, ApiList.MEASURES, ApiList.STATUS)) {
        lists.put(empty, List.of());
      }
      part("segments", segments).ifPresent(list -> lists.put(ApiList.SEGMENTS, list));
      part("jobs", jobs).ifPresent(list -> lists.put(ApiList.JOBS, list));
      SweepFindings findings =
          SweepFindings.of(
              new SweepFindings.SweepRequest(
                  new SweepObserver.SweepFrame("c", START, now),
                  SourceConfig.of("c", "i", Duration.ofMinutes(1)),
                  subscribed,
                  Punctuality.SchedulePlan.NONE,
                  missing.isEmpty()),
              Watermarks.of(memory.rows(now)),
              new SweepAnswers(lists));
      memory = findings.watermarks();
      unknown.addAll(findings.unknownStatuses());
      findings.gaps().forEach(gap -> losses.add(gap.what()));
      List<TriggerEvent> events = new ArrayList<>(findings.events());
      for (TriggerKind kind : TriggerKinds.ALL) {
        Map<String, String> state = states.computeIfAbsent(kind.id(), id -> new LinkedHashMap<>());
        var effects = kind.decide(findings.observation(), subscribed.wanted(kind), state);
        events.addAll(effects.events());
        effects.watches().forEach(watch -> state.put(watch.watch().key(), watch.state()));
      }
      return events.stream().filter(one -> known.add(one.id())).map(TriggerEvent::kind).toList();
    }

    private Optional<Object> part(String name, String json) {
      @Nullable Object list = StateJson.read("{\"list\":" + json + "}").value("list");
      return missing.contains(name) ? Optional.empty() : Optional.ofNullable(list);
    }
  }
}
