package io.sluice.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunQueueTest {
  private static FlowRun run(String flow, int number) {
    return new FlowRun(
        flow + number,
        new PinnedFlow(flow, "v"),
        new RunCause("e", "{}", null),
        Instant.EPOCH,
        RunProgress.STARTED);
  }

  private static List<String> ids(List<FlowRun> runs) {
    return runs.stream().map(FlowRun::id).toList();
  }

  @Test
  void runs_begin_in_order_of_arrival_up_to_the_limit() {
    RunQueue queue = new RunQueue(2, flow -> 0);
    for (int i = 1; i <= 4; i++) {
      queue.offer(run("a", i));
    }
    assertThat(ids(queue.next())).containsExactly("a1", "a2");
    assertThat(queue.next()).isEmpty();
    queue.release(run("a", 1));
    assertThat(ids(queue.next())).containsExactly("a3");
    assertThat(queue.active()).isEqualTo(2);
  }

  @Test
  void a_flow_at_its_own_limit_does_not_delay_others() {
    RunQueue queue = new RunQueue(10, flow -> flow.equals("a") ? 1 : 0);
    queue.offer(run("a", 1));
    queue.offer(run("a", 2));
    queue.offer(run("b", 1));
    assertThat(ids(queue.next())).containsExactly("a1", "b1");
    queue.release(run("a", 1));
    assertThat(ids(queue.next())).containsExactly("a2");
  }

  @Test
  void the_same_run_is_queued_once() {
    RunQueue queue = new RunQueue(10, flow -> 0);
    queue.offer(run("a", 1));
    queue.offer(run("a", 1));
    assertThat(ids(queue.next())).containsExactly("a1");
    queue.offer(run("a", 1));
    assertThat(queue.next()).isEmpty();
    assertThat(queue.isNew(run("a", 1).id())).isFalse();
  }

  @Test
  void a_new_run_begins_at_once_when_none_waits_and_the_limits_allow_it() {
    RunQueue queue = new RunQueue(2, flow -> 1);
    assertThat(queue.tryActivate(run("a", 1))).isTrue();
    assertThat(queue.tryActivate(run("a", 1))).isFalse();
    assertThat(queue.tryActivate(run("a", 2))).isFalse();
    assertThat(queue.tryActivate(run("b", 1))).isTrue();
    assertThat(queue.tryActivate(run("c", 1))).isFalse();
    assertThat(queue.active()).isEqualTo(2);
    queue.release(run("b", 1));
    queue.offer(run("a", 3));
    assertThat(queue.tryActivate(run("c", 1))).isFalse();
  }

  @Test
  void a_withdrawn_run_does_not_start() {
    RunQueue queue = new RunQueue(10, flow -> 0);
    queue.offer(run("a", 1));
    assertThat(queue.withdraw("a1")).isPresent();
    assertThat(queue.withdraw("a1")).isEmpty();
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void releasing_twice_counts_once() {
    RunQueue queue = new RunQueue(1, flow -> 1);
    queue.activate(run("a", 1));
    queue.activate(run("a", 1));
    queue.release(run("a", 1));
    queue.release(run("a", 1));
    assertThat(queue.active()).isZero();
    queue.offer(run("a", 2));
    assertThat(queue.next()).hasSize(1);
  }
}
