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
 * Estimates the calls of one run from the definition alone, for quota planning. Every action runs
 * once and the branch with the most calls is taken. A Foreach runs for each expected item, an Until
 * that reads a table for each page, any other loop once. Retries are not counted.
 */
public final class CallCount {
  /** Upper bound of the count. */
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
   * Sizes that a definition does not determine.
   *
   * @param items items of each Foreach array, 0 to 100,000
   * @param rows rows of each table, 0 to 100,000,000
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
   * @param calls by connector, in the order of the flow, without connectors that are not called
   * @param notes assumptions, one sentence each
   */
  public record CountedCalls(Map<String, Long> calls, Set<String> notes) {}

  /**
   * Estimates the calls of one run.
   *
   * @param flows finds the definition of a child flow by name
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
      notes.add("The flow " + flow.name() + " calls itself and is counted once.");
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
      notes.add(node.name() + " has a static result and makes no calls.");
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
          notes.add(node.name() + " is assumed to run for " + expected.items() + " items.");
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
        notes.add(
            "The child flow " + callee.operation() + " is unknown; its calls are not counted.");
      }
      return child.map(this::flow).orElseGet(LinkedHashMap::new);
    }
    Map<String, Long> calls = new LinkedHashMap<>();
    long wanted = Math.min(callee.minimumItems(), expected.rows());
    calls.put(callee.connector(), Math.max(1, pages(wanted, callee.pageSize())));
    return calls;
  }

  private Map<String, Long> until(ActionNode node) {
    long page = pageRead(node);
    Map<String, Long> turn = inside(node);
    if (page == 0) {
      if (!turn.isEmpty()) {
        notes.add(
            "%s is assumed to run once; it may run %d times."
                .formatted(node.name(), node.behaviour().maxIterations()));
      }
      return turn;
    }
    // One page more than the table has: an empty or short page marks the end.
    long turns = Math.min(node.behaviour().maxIterations(), expected.rows() / page + 1);
    notes.add("%s is assumed to read %d pages of %d rows.".formatted(node.name(), turns, page));
    return times(turn, turns);
  }

  /** Rows per page that a loop reads in each iteration; 0 when it reads no table. */
  private static long pageRead(ActionNode loop) {
    return loop.blocks().values().stream()
        .flatMap(body -> body.actions().values().stream())
        .mapToLong(CallCount::pageOf)
        .max()
        .orElse(0);
  }

  private static long pageOf(ActionNode action) {
    Callee callee = action.behaviour().callee();
    if (callee != null) {
      return callee.readsRows() ? callee.pageSize() : 0;
    }
    boolean loop =
        action.type().equalsIgnoreCase("Foreach") || action.type().equalsIgnoreCase("Until");
    return loop ? 0 : pageRead(action);
  }

  private Map<String, Long> inside(ActionNode node) {
    Map<String, Long> sum = new LinkedHashMap<>();
    node.blocks().values().forEach(body -> add(sum, body(body)));
    return sum;
  }

  private Map<String, Long> dearest(ActionNode node) {
    Map<String, Long> most = new LinkedHashMap<>();
    node.blocks()
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
