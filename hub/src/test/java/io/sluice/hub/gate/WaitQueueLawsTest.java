package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Order of service and of refusal under any arrivals, counted in slots instead of time. */
class WaitQueueLawsTest {
  /** Two users that wait throughout never differ by more calls. */
  private static final int LARGEST_LEAD = 1;

  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  private long tickets;

  @Property(tries = 500)
  void two_waiting_users_differ_by_at_most_one_slot(@ForAll long seed) {
    Random random = new Random(seed);
    int users = 2 + random.nextInt(6);
    FairQueue line = new FairQueue();
    List<PermitRequest> waiting = new ArrayList<>();
    int[][] lead = new int[users][users];
    for (int step = 0; step < 600; step++) {
      int what = random.nextInt(10);
      if (waiting.isEmpty() || what < 5) {
        String user = String.valueOf(Math.min(random.nextInt(users), random.nextInt(users)));
        PermitRequest request = request(Priority.FLOW, user);
        line.add(request);
        waiting.add(request);
      } else if (what < 9) {
        PermitRequest next = line.next();
        waiting.remove(next);
        served(lead, Integer.parseInt(next.user()));
      } else {
        line.remove(waiting.remove(random.nextInt(waiting.size())));
      }
      assertThat(line.size()).isEqualTo(waiting.size());
      forgetAbsent(lead, waiting);
      assertThat(Arrays.stream(lead).flatMapToInt(Arrays::stream).max().orElseThrow())
          .isLessThanOrEqualTo(LARGEST_LEAD);
    }
  }

  private static void served(int[][] lead, int user) {
    for (int other = 0; other < lead.length; other++) {
      if (other != user) {
        lead[user][other]++;
        lead[other][user]--;
      }
    }
  }

  /** A user that does not wait accumulates no claim. */
  private static void forgetAbsent(int[][] lead, List<PermitRequest> waiting) {
    for (int user = 0; user < lead.length; user++) {
      String name = String.valueOf(user);
      if (waiting.stream().noneMatch(one -> one.user().equals(name))) {
        for (int other = 0; other < lead.length; other++) {
          lead[user][other] = 0;
          lead[other][user] = 0;
        }
      }
    }
  }

  @Property(tries = 500)
  void no_user_loses_a_place_to_one_with_as_many_or_more_calls(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int bound) {
    Random random = new Random(seed);
    WaitQueue room = new WaitQueue(bound);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int step = 0; step < 400; step++) {
      PermitRequest request =
          request(Priority.FLOW, "user" + random.nextInt(1 + random.nextInt(30)));
      counts.merge(request.user(), 1, Integer::sum);
      room.add(request)
          .ifPresent(
              loser -> {
                boolean itself = loser.ticket() == request.ticket();
                assertThat(itself || counts.get(loser.user()) > counts.get(request.user()))
                    .isTrue();
                counts.merge(loser.user(), -1, Integer::sum);
              });
      assertThat(room.size()).isLessThanOrEqualTo(bound);
      if (random.nextInt(4) == 0) {
        counts.merge(room.next(Priority.FLOW).user(), -1, Integer::sum);
      }
    }
  }

  /**
   * Bound: {@link #mostSlots} counts all grants from the arrival of a call to its own, included.
   */
  @Property(tries = 500)
  void no_caller_starves(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int sweepShare,
      @ForAll @IntRange(min = 1, max = 30) int interactiveShare,
      @ForAll @IntRange(min = 1, max = 200) int limit) {
    Random random = new Random(seed);
    BucketConfig rule =
        new BucketConfig(
            List.of(Window.of(limit, 60)),
            100_000,
            new BucketConfig.PriorityShares(sweepShare, interactiveShare),
            0);
    WaitQueue room = new WaitQueue(100_000);
    PriorityScheduler shares = new PriorityScheduler(rule);
    int users = 1 + random.nextInt(4);
    Map<Priority, Map<String, Integer>> queued = new EnumMap<>(Priority.class);
    PRIORITIES.forEach(one -> queued.put(one, new LinkedHashMap<>()));
    Map<Long, Long> latest = new LinkedHashMap<>();
    int[] appetite = {random.nextInt(5), random.nextInt(5), 1 + random.nextInt(5)};
    long slots = 0;
    for (int step = 0; step < 1_500; step++) {
      for (Priority priority : PRIORITIES) {
        if (random.nextInt(6) < appetite[priority.ordinal()]) {
          PermitRequest request = request(priority, "user" + random.nextInt(users));
          int turns = queued.get(priority).merge(request.user(), 1, Integer::sum);
          latest.put(request.ticket(), slots + mostSlots(rule, priority, turns * users));
          room.add(request);
        }
      }
      if (!room.isEmpty()) {
        Priority priority = shares.next(room);
        if (room.size(Priority.SWEEP) > 0 && shares.hasCredit(Priority.SWEEP)) {
          assertThat(priority).as("the sweep's floor").isEqualTo(Priority.SWEEP);
        }
        PermitRequest next = room.next(priority);
        shares.granted(priority);
        queued.get(priority).merge(next.user(), -1, Integer::sum);
        assertThat(++slots).isLessThanOrEqualTo(latest.remove(next.ticket()));
      }
    }
    long reached = slots;
    assertThat(latest.values()).allMatch(bound -> bound >= reached);
  }

  /**
   * Number of grants until a priority has had {@code calls} of them. With shares {@code s} and
   * {@code i} and maximum credits {@code S} and {@code I}: SWEEP earns a grant every {@code 1/s},
   * INTERACTIVE every {@code 1/i} and behind the credit and share of SWEEP, FLOW behind those of
   * both.
   *
   * @param calls turns of the queue; each call of a user waits for one turn of every user
   */
  static long mostSlots(BucketConfig rule, Priority priority, int calls) {
    double s = rule.shares().sweepPercent() / 100.0;
    double i = rule.shares().interactivePercent() / 100.0;
    double savedS = Math.max(1, s * rule.windows().get(0).limit());
    double savedI = Math.max(1, i * rule.windows().get(0).limit());
    double most =
        switch (priority) {
          case SWEEP -> calls * (1 + Math.ceil(1 / s));
          case INTERACTIVE -> (calls * (1 + Math.ceil(1 / i)) + savedS) / (1 - s);
          case FLOW -> (calls + savedS + savedI) / (1 - s - i);
        };
    return (long) Math.ceil(most + 1);
  }

  private PermitRequest request(Priority priority, String user) {
    return new PermitRequest(tickets++, priority, user, 0, Long.MAX_VALUE, 1);
  }
}
