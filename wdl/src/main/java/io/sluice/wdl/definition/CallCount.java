package io.sluice.wdl.definition;

import io.sluice.wdl.action.Callee;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How many calls one run of a flow makes at most, read from its definition alone: every action runs
 * once, the dearest branch is taken, a loop over items runs once for each expected item, a loop
 * that reads a table once for each page, any other loop once. Retries are not counted.
 */
public final class CallCount {
  /** Calls are not counted beyond this. */
  public static final long MAX = 1_000_000_000;

  private final ExpectedSizes expected;
  private final Function<String, Optional<FlowDefinition>> flows;
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> within = new LinkedHashSet<>();

  private CallCount(ExpectedSizes expected, Function<String, Optional<FlowDefinition>> flows) {
    this.expected = expected;
    this.flows = flows;
  }

  /**
   * What cannot be read from a definition.
   *
   * @param items items of each array that a loop runs over, from 0 to 100,000
   * @param rows rows of each table that is read, from 0 to 100,000,000
   */
  public record ExpectedSizes(long items, long rows) {
    public ExpectedSizes {
      if (items < 0 || items > 100_000 || rows < 0 || rows > 100_000_000) {
        throw new IllegalArgumentException(
            "items must be from 0 to 100000 and rows from 0 to 100000000");
      }
    }
  }

  /**
   * The calls of one run.
   *
   * @param calls by connector, in the order of the flow; connectors that are not called are absent
   * @param notes what was assumed, one sentence each
   */
  public record CountedCalls(Map<String, Long> calls, Set<String> notes) {}

  /**
   * Counts.
   *
   * @param flows gives the definition of a child flow by its name
   */
  public static CountedCalls of(
      FlowDefinition flow,
      ExpectedSizes expected,
      Function<String, Optional<FlowDefinition>> flows) {
    CallCount count = new CallCount(expected, flows);
    Map<String, Long> calls = count.flow(flow);
    return new CountedCalls(
        Collections.unmodifiableMap(calls), Collections.unmodifiableSet(count.notes));
  }

  private Map<String, Long> flow(FlowDefinition flow) {
    if (!within.add(flow.name())) {
      notes.add("The flow " + flow.name() + " calls itself; it is counted once.");
      return new LinkedHashMap<>();
    }
    Map<String, Long> calls = body(flow.actions());
    within.remove(flow.name());
    return calls;
  }

  private Map<String, Long> body(ActionBlock body) {
    Map<String, Long> sum = new LinkedHashMap<>();
    body.actions().values().forEach(action -> add(sum, action(action)));
    return sum;
  }

  private Map<String, Long> action(ActionNode node) {
    if (node.options().fixed() != null) {
      notes.add(node.name() + " has a static result and calls nobody.");
      return new LinkedHashMap<>();
    }
    Callee callee = node.behaviour().callee();
    if (callee != null) {
      return call(callee);
    }
    return switch (node.type().toLowerCase(Locale.ROOT)) {
      case "if", "switch" -> dearest(node);
      case "foreach" -> {
        Map<String, Long> turn = inside(node);
        if (!turn.isEmpty()) {
          notes.add(node.name() + " is taken to run for " + expected.items() + " items.");
        }
        yield times(turn, expected.items());
      }
      case "until" -> until(node);
      default -> inside(node);
    };
  }

  private Map<String, Long> call(Callee callee) {
    if (callee.connector().equals(Callee.FLOWS)) {
      Optional<FlowDefinition> child = flows.apply(callee.operation());
      if (child.isEmpty()) {
        notes.add("The child flow " + callee.operation() + " is not here; its calls are missing.");
      }
      return child.map(this::flow).orElseGet(LinkedHashMap::new);
    }
    Map<String, Long> calls = new LinkedHashMap<>();
    long wanted = Math.min(callee.gathers(), expected.rows());
    calls.put(callee.connector(), Math.max(1, pages(wanted, callee.page())));
    return calls;
  }

  private Map<String, Long> until(ActionNode node) {
    long page = pageRead(node);
    Map<String, Long> turn = inside(node);
    if (page == 0) {
      if (!turn.isEmpty()) {
        notes.add(
            "%s is taken to run once; it may run %d times."
                .formatted(node.name(), node.behaviour().maxIterations()));
      }
      return turn;
    }
    // One page more than there are: only the empty one, or a short one, tells that it is the last.
    long turns = Math.min(node.behaviour().maxIterations(), expected.rows() / page + 1);
    notes.add("%s is taken to read %d pages of %d rows.".formatted(node.name(), turns, page));
    return times(turn, turns);
  }

  /** Rows of a page that a loop reads in each turn; 0 when it reads no table. */
  private static long pageRead(ActionNode loop) {
    return loop.bodies().values().stream()
        .flatMap(body -> body.actions().values().stream())
        .mapToLong(CallCount::pageOf)
        .max()
        .orElse(0);
  }

  private static long pageOf(ActionNode action) {
    Callee callee = action.behaviour().callee();
    if (callee != null) {
      return callee.readsRows() ? callee.page() : 0;
    }
    boolean loop =
        action.type().equalsIgnoreCase("Foreach") || action.type().equalsIgnoreCase("Until");
    return loop ? 0 : pageRead(action);
  }

  private Map<String, Long> inside(ActionNode node) {
    Map<String, Long> sum = new LinkedHashMap<>();
    node.bodies().values().forEach(body -> add(sum, body(body)));
    return sum;
  }

  private Map<String, Long> dearest(ActionNode node) {
    Map<String, Long> most = new LinkedHashMap<>();
    node.bodies()
        .values()
        .forEach(
            branch ->
                body(branch).forEach((target, calls) -> most.merge(target, calls, Math::max)));
    return most;
  }

  private static long pages(long rows, long page) {
    return (rows + page - 1) / page;
  }

  private static void add(Map<String, Long> sum, Map<String, Long> more) {
    more.forEach((target, calls) -> sum.merge(target, calls, (a, b) -> Math.min(MAX, a + b)));
  }

  private static Map<String, Long> times(Map<String, Long> calls, long times) {
    Map<String, Long> product = new LinkedHashMap<>();
    if (times > 0) {
      calls.forEach((target, one) -> product.put(target, Math.min(MAX, one * times)));
    }
    return product;
  }
}
