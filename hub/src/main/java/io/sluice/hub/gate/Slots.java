package io.sluice.hub.gate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Which slots are busy. A slot is busy in a window from the grant until the end of its call plus
 * the window's hold; a call that nobody settles ends at its hard end. Times are nanoseconds of one
 * monotonic clock.
 */
final class Slots {
  private final List<Window> windows;
  private final List<PriorityQueue<Long>> freeAt = new ArrayList<>();
  private final Map<Long, OpenCall> open = new LinkedHashMap<>();

  /** Calls that ended at their hard end, for as long as a late answer can matter. */
  private final Map<Long, OpenCall> overdue = new LinkedHashMap<>();

  private final long longestHold;

  /** No later than the earliest hard end of the open calls. */
  private long nextHardEnd = Long.MAX_VALUE;

  Slots(List<Window> windows) {
    this.windows = windows;
    windows.forEach(window -> freeAt.add(new PriorityQueue<>()));
    this.longestHold = windows.stream().mapToLong(Window::holdNanos).max().orElseThrow();
  }

  /** The same slots, to be used up by a look ahead. */
  Slots copy() {
    Slots copy = new Slots(windows);
    for (int i = 0; i < windows.size(); i++) {
      copy.freeAt.get(i).addAll(freeAt.get(i));
    }
    copy.open.putAll(open);
    copy.nextHardEnd = nextHardEnd;
    return copy;
  }

  /** When a call is over at the latest; nothing when it is not open. */
  OptionalLong hardEnd(long permit) {
    OpenCall call = open.get(permit);
    return call == null ? OptionalLong.empty() : OptionalLong.of(call.hardEnd());
  }

  /** A call that was granted and not settled. */
  record OpenCall(long grantedAt, long hardEnd) {}

  /** Frees what is free by now; gives the calls that ended at their hard end since. */
  List<Long> advance(long now) {
    List<Long> ended = now >= nextHardEnd ? endOverdue(now) : List.of();
    for (PriorityQueue<Long> times : freeAt) {
      while (!times.isEmpty() && times.element() <= now) {
        times.remove();
      }
    }
    return ended;
  }

  private List<Long> endOverdue(long now) {
    overdue.values().removeIf(call -> call.hardEnd() + longestHold <= now);
    List<Long> ended = new ArrayList<>();
    nextHardEnd = Long.MAX_VALUE;
    Iterator<Map.Entry<Long, OpenCall>> calls = open.entrySet().iterator();
    while (calls.hasNext()) {
      Map.Entry<Long, OpenCall> call = calls.next();
      long hardEnd = call.getValue().hardEnd();
      if (hardEnd <= now) {
        calls.remove();
        overdue.put(call.getKey(), call.getValue());
        ended.add(call.getKey());
        occupyAfter(hardEnd);
      } else {
        nextHardEnd = Math.min(nextHardEnd, hardEnd);
      }
    }
    return ended;
  }

  /** Takes a slot. */
  void grant(long permit, OpenCall call) {
    open.put(permit, call);
    nextHardEnd = Math.min(nextHardEnd, call.hardEnd());
  }

  /** Moves the hard end of a call that starts only now. */
  void begin(long permit, long hardEnd) {
    OpenCall call = open.get(permit);
    if (call != null) {
      grant(permit, new OpenCall(call.grantedAt(), hardEnd));
    }
  }

  /**
   * Ends a call. One that is later than its hard end broke its promise: it takes a further slot, so
   * that the window holds from here on.
   *
   * @return when it was granted; nothing when the permit is not ours or was settled before
   */
  OptionalLong settle(long now, long permit) {
    OpenCall call = open.remove(permit);
    if (call == null) {
      call = overdue.remove(permit);
    }
    if (call == null) {
      return OptionalLong.empty();
    }
    occupyAfter(now);
    return OptionalLong.of(call.grantedAt());
  }

  /** Frees the slot of a call that certainly never left. */
  void drop(long permit) {
    open.remove(permit);
  }

  /** Counts a call of which only the end is known. */
  void occupyAfter(long end) {
    for (int i = 0; i < windows.size(); i++) {
      freeAt.get(i).add(end + windows.get(i).holdNanos());
    }
  }

  /** Slots busy in one window. */
  int busy(int window) {
    return open.size() + freeAt.get(window).size();
  }

  int inFlight() {
    return open.size();
  }

  /** When the first open call is over at the latest, or sooner. */
  long nextHardEnd() {
    return nextHardEnd;
  }

  /** Slots that every window has free. */
  int free(AdaptiveLimit budget) {
    int free = Integer.MAX_VALUE;
    for (int i = 0; i < windows.size(); i++) {
      free = Math.min(free, budget.of(windows.get(i).limit()) - busy(i));
    }
    return Math.max(0, free);
  }

  /** Whether every window has a free slot, and the first one more than {@code reserve} of them. */
  boolean room(AdaptiveLimit budget, int reserve) {
    for (int i = 0; i < windows.size(); i++) {
      if (isFull(i, budget, reserve)) {
        return false;
      }
    }
    return true;
  }

  /** When there may be room: never later than when there is, given that nobody settles before. */
  long nextChange(AdaptiveLimit budget, int reserve) {
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < windows.size(); i++) {
      if (isFull(i, budget, reserve)) {
        PriorityQueue<Long> times = freeAt.get(i);
        long first = times.isEmpty() ? Long.MAX_VALUE : times.element();
        latest = Math.max(latest, Math.min(first, nextHardEnd));
      }
    }
    return latest;
  }

  /** How many busy slots of the first window are free by then for certain. */
  int returning(long by) {
    return (int) freeAt.get(0).stream().filter(at -> at <= by).count();
  }

  /** When the next busy slot of the first window is free after that; never when none is. */
  long nextReturn(long after) {
    return freeAt.get(0).stream()
        .mapToLong(Long::longValue)
        .filter(at -> at > after)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** When each busy slot of the first window frees, soonest first, if open calls ended now. */
  List<Long> forecast(long now) {
    List<Long> times = new ArrayList<>(freeAt.get(0));
    for (int i = 0; i < open.size(); i++) {
      times.add(now + windows.get(0).holdNanos());
    }
    times.sort(null);
    return times;
  }

  /** Whether nothing is busy in any window. */
  boolean idle() {
    return open.isEmpty() && freeAt.stream().allMatch(PriorityQueue::isEmpty);
  }

  private boolean isFull(int window, AdaptiveLimit budget, int reserve) {
    int limit = budget.of(windows.get(window).limit());
    return busy(window) >= (window == 0 ? Math.max(1, limit - reserve) : limit);
  }
}
