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
  void runs_begin_in_the_order_in_which_they_came_up_to_the_bound() {
    RunQueue admission = new RunQueue(2);
    for (int i = 1; i <= 4; i++) {
      admission.offer(run("a", i));
    }
    assertThat(ids(admission.next(flow -> 0))).containsExactly("a1", "a2");
    assertThat(admission.next(flow -> 0)).isEmpty();
    admission.release(run("a", 1));
    assertThat(ids(admission.next(flow -> 0))).containsExactly("a3");
    assertThat(admission.active()).isEqualTo(2);
  }

  @Test
  void a_flow_at_its_own_bound_does_not_hold_up_others() {
    RunQueue admission = new RunQueue(10);
    admission.offer(run("a", 1));
    admission.offer(run("a", 2));
    admission.offer(run("b", 1));
    RunQueue.Bound bound = flow -> flow.equals("a") ? 1 : 0;
    assertThat(ids(admission.next(bound))).containsExactly("a1", "b1");
    admission.release(run("a", 1));
    assertThat(ids(admission.next(bound))).containsExactly("a2");
  }

  @Test
  void the_same_run_is_admitted_once() {
    RunQueue admission = new RunQueue(10);
    admission.offer(run("a", 1));
    admission.offer(run("a", 1));
    assertThat(ids(admission.next(flow -> 0))).containsExactly("a1");
    admission.offer(run("a", 1));
    assertThat(admission.next(flow -> 0)).isEmpty();
    assertThat(admission.isNew(run("a", 1).id())).isFalse();
  }

  @Test
  void a_new_run_begins_at_once_when_nobody_waits_and_the_bounds_allow_it() {
    RunQueue admission = new RunQueue(2);
    RunQueue.Bound one = flow -> 1;
    assertThat(admission.admits(run("a", 1), one)).isTrue();
    assertThat(admission.admits(run("a", 1), one)).isFalse();
    assertThat(admission.admits(run("a", 2), one)).isFalse();
    assertThat(admission.admits(run("b", 1), one)).isTrue();
    assertThat(admission.admits(run("c", 1), one)).isFalse();
    assertThat(admission.active()).isEqualTo(2);
    admission.release(run("b", 1));
    admission.offer(run("a", 3));
    assertThat(admission.admits(run("c", 1), one)).isFalse();
  }

  @Test
  void a_run_that_is_withdrawn_does_not_begin() {
    RunQueue admission = new RunQueue(10);
    admission.offer(run("a", 1));
    assertThat(admission.withdraw("a1")).isPresent();
    assertThat(admission.withdraw("a1")).isEmpty();
    assertThat(admission.next(flow -> 0)).isEmpty();
  }

  @Test
  void releasing_twice_counts_once() {
    RunQueue admission = new RunQueue(1);
    admission.resume(run("a", 1));
    admission.resume(run("a", 1));
    admission.release(run("a", 1));
    admission.release(run("a", 1));
    assertThat(admission.active()).isZero();
    admission.offer(run("a", 2));
    assertThat(admission.next(flow -> 1)).hasSize(1);
  }
}
