package io.sluice.bench;

import io.sluice.bench.hub.EventToAction;
import io.sluice.bench.hub.ListingPages;
import io.sluice.bench.hub.Observations;
import io.sluice.bench.hub.StoreCommits;
import io.sluice.bench.simulator.SimulatorRequests;
import io.sluice.bench.simulator.WorldDays;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** All benchmarks; each is bounded in time and stops by itself. */
public final class Benches {
  private static final Map<String, Row> ALL = new LinkedHashMap<>();

  static {
    put("simulator-requests", "requests per second of the simulator", SimulatorRequests::run);
    put("expressions", "ten expressions in three engines (JMH)", jmh("ExpressionBenchmark"));
    put("runs", "runs of twenty actions a second in the pure engine (JMH)", jmh("RunBenchmark"));
    put(
        "observations",
        "observations per second through a trigger to a durable decision",
        Observations::run);
    put(
        "store-commits",
        "durable commits per second, beside the disk's flushes",
        StoreCommits::run);
    put("listing", "pages of history in a small and a large store", ListingPages::run);
    put("event-to-action", "from visible in the API to the webhook's arrival", EventToAction::run);
    put("world-days", "simulated days per minute, alone and with calls", WorldDays::run);
  }

  private Benches() {}

  /** A benchmark, which prints its measurements. */
  @FunctionalInterface
  public interface Body {
    /** Measures. */
    void run(PrintStream out) throws Exception;
  }

  private static Body jmh(String name) {
    return out -> new Runner(new OptionsBuilder().include("\\." + name + "\\.").build()).run();
  }

  private record Row(String doc, Body body) {}

  private static void put(String name, String doc, Body body) {
    ALL.put(name, new Row(doc, body));
  }

  /** Runs the named benchmarks one after the other. */
  public static void main(String[] names) throws Exception {
    for (String name : List.of(names)) {
      if (!ALL.containsKey(name)) {
        System.err.println("There is no benchmark '" + name + "'.");
        list(System.err);
        System.exit(2);
      }
    }
    if (names.length == 0) {
      list(System.out);
    }
    for (String name : names) {
      System.out.println("# " + name);
      Objects.requireNonNull(ALL.get(name)).body().run(System.out);
    }
  }

  private static void list(PrintStream out) {
    ALL.forEach((name, row) -> out.printf("%-22s %s%n", name, row.doc()));
  }
}
