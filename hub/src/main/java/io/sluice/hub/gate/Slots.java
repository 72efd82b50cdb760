package io.sluice.hub.gate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * The busy slots of a bucket. A slot is busy in a window from the grant until the end of its call
 * plus the window's hold; a call that is never settled ends at its hard end. Times are nanoseconds
 * of a monotonic clock.
 */
final class Slots {
  private final List<Window> windows;
  private final List<PriorityQueue<Long>> freeAt = new ArrayList<>();
  private final Map<Long, OpenCall> open = new LinkedHashMap<>();

  /** Calls that ended at their hard end, kept as long as a late answer can still matter. */
  private final Map<Long, OpenCall> overdue = new LinkedHashMap<>();

  private final long longestHold;

  /** Lower bound of the earliest hard end of the open calls. */
  private long nextHardEnd = Long.MAX_VALUE;

  Slots(List<Window> windows) {
    this.windows = windows;
    windows.forEach(window -> freeAt.add(new PriorityQueue<>()));
    this.longestHold = windows.stream().mapToLong(Window::holdNanos).max().orElseThrow();
  }

  /** A copy, for a forecast to consume. */
  Slots copy() {
    Slots copy = new Slots(windows);
    for (int i = 0; i < windows.size(); i++) {
      copy.freeAt.get(i).addAll(freeAt.get(i));
    }
    copy.open.putAll(open);
    copy.nextHardEnd = nextHardEnd;
    return copy;
  }

  /** Hard end of a call; empty if the call is not open. */
  OptionalLong hardEnd(long permit) {
    OpenCall call = open.get(permit);
    return call == null ? OptionalLong.empty() : OptionalLong.of(call.hardEnd());
  }

  /** A call that is granted and not settled. */
  record OpenCall(long grantedAt, long hardEnd) {}

  /**
   * Frees the slots whose time has come.
   *
   * @return calls that reached their hard end since the last time
   */
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

  /** Occupies a slot. */
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
   * Ends a call. A call that ends after its hard end occupies a second slot, so that the limit
   * holds from here on.
   *
   * @return when it was granted; empty if the permit is unknown or was settled before
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

  /** Frees the slot of a call that was certainly not sent. */
  void drop(long permit) {
    open.remove(permit);
  }

  /** Occupies a slot for a call that ended at the given time. */
  void occupyAfter(long end) {
    for (int i = 0; i < windows.size(); i++) {
      freeAt.get(i).add(end + windows.get(i).holdNanos());
    }
  }

  /** Number of busy slots of one window. */
  int busy(int window) {
    return open.size() + freeAt.get(window).size();
  }

  int inFlight() {
    return open.size();
  }

  /** Lower bound of the next hard end of an open call. */
  long nextHardEnd() {
    return nextHardEnd;
  }

  /** Number of slots that are free in every window. */
  int free(AdaptiveLimit limit) {
    int free = Integer.MAX_VALUE;
    for (int i = 0; i < windows.size(); i++) {
      free = Math.min(free, limit.of(windows.get(i).limit()) - busy(i));
    }
    return Math.max(0, free);
  }

  /** Whether every window has a free slot, and the first window more than {@code reserve}. */
  boolean room(AdaptiveLimit limit, int reserve) {
    for (int i = 0; i < windows.size(); i++) {
      if (isFull(i, limit, reserve)) {
        return false;
      }
    }
    return true;
  }

  /** Lower bound of the time when {@link #room} becomes true, provided that no call is settled. */
  long nextChange(AdaptiveLimit limit, int reserve) {
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < windows.size(); i++) {
      if (isFull(i, limit, reserve)) {
        PriorityQueue<Long> times = freeAt.get(i);
        long first = times.isEmpty() ? Long.MAX_VALUE : times.element();
        latest = Math.max(latest, Math.min(first, nextHardEnd));
      }
    }
    return latest;
  }

  /** Number of busy slots of the first window that are certain to be free by the given time. */
  int returning(long by) {
    return (int) freeAt.get(0).stream().filter(at -> at <= by).count();
  }

  /** When the next slot of the first window becomes free after a time; MAX_VALUE if none does. */
  long nextReturn(long after) {
    return freeAt.get(0).stream()
        .mapToLong(Long::longValue)
        .filter(at -> at > after)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** When each busy slot of the first window becomes free if open calls ended now, ascending. */
  List<Long> forecast(long now) {
    List<Long> times = new ArrayList<>(freeAt.get(0));
    for (int i = 0; i < open.size(); i++) {
      times.add(now + windows.get(0).holdNanos());
    }
    times.sort(null);
    return times;
  }

  /** Whether no window has a busy slot. */
  boolean idle() {
    return open.isEmpty() && freeAt.stream().allMatch(PriorityQueue::isEmpty);
  }

  private boolean isFull(int window, AdaptiveLimit limit, int reserve) {
    int allowed = limit.of(windows.get(window).limit());
    return busy(window) >= (window == 0 ? Math.max(1, allowed - reserve) : allowed);
  }
}
