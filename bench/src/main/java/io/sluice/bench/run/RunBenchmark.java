package io.sluice.bench.run;

import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunEvent;
import io.sluice.wdl.run.RunIds;
import io.sluice.wdl.run.RunRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A run of twenty actions in the pure engine, its journal written but not stored. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RunBenchmark {
  private static final int ACTIONS = 20;
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:30Z");

  private final FlowDefinition flow = flow();
  private final RunRules rules = new RunRules(RetryPolicy.POWER_AUTOMATE, "bench");
  private long number;

  /** One run, from its event to its end. */
  @Benchmark
  public Status run() {
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put("body", new LinkedHashMap<>(Map.of("size", ++number)));
    Run run = Run.start(flow, outputs, new RunIds("run" + number, "event" + number, NOW), rules);
    run.on(new RunEvent.Begin(), NOW);
    if (run.status() != Status.SUCCEEDED) {
      throw new IllegalStateException("the run ended " + run.status() + ": " + run.error());
    }
    return run.status();
  }

  private static FlowDefinition flow() {
    StringBuilder actions = new StringBuilder();
    String before = "";
    for (int i = 1; i <= ACTIONS; i++) {
      String input =
          i == 1
              ? "@add(triggerBody()?['size'], 1)"
              : "Step " + i + " after @{outputs('A" + (i - 1) + "')}";
      actions
          .append(i == 1 ? "" : ",")
          .append("\"A%d\": {\"type\": \"Compose\", \"inputs\": \"%s\"".formatted(i, input))
          .append(", \"runAfter\": {" + before + "}}");
      before = "\"A" + i + "\": [\"Succeeded\"]";
    }
    String text =
        "{\"triggers\": {\"manual\": {\"type\": \"Request\", \"inputs\": {}}}, \"actions\": {"
            + actions
            + "}}";
    FlowReader.FlowReadResult reading =
        FlowReader.read("bench.json", text.getBytes(StandardCharsets.UTF_8));
    return reading
        .definition()
        .orElseThrow(() -> new IllegalStateException(String.valueOf(reading.problems())));
  }
}
