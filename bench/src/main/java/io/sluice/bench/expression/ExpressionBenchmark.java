package io.sluice.bench.expression;

import com.dashjoin.jsonata.Jsonata;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.functions.Languages;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.MapContext;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One case in three engines, each compiled beforehand; all must give the same value first. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExpressionBenchmark {
  /** The case. */
  @Param public Case what = Case.PROPERTY_CHAIN;

  private final Map<String, Object> order = Case.order();
  private final List<?> items = (List<?>) Objects.requireNonNull(order.get("items"));
  private Template workflow = Languages.POWER_AUTOMATE.compile("");
  private io.sluice.wdl.expression.Scope scope = new MapScope(Map.of(), Dialect.POWER_AUTOMATE);
  private @Nullable Jsonata jsonata;
  private @Nullable JexlScript jexl;
  private JexlContext context = new MapContext();

  /** Compiles, and compares the three values. */
  @Setup
  public void compile() {
    workflow = Languages.POWER_AUTOMATE.compile(what.workflow());
    scope = new MapScope(Map.of(), Dialect.POWER_AUTOMATE).withItem(order);
    jsonata = Jsonata.jsonata(what.jsonata());
    jexl =
        new JexlBuilder()
            .permissions(JexlPermissions.UNRESTRICTED)
            .create()
            .createScript(what.jexl());
    context = new MapContext(new java.util.HashMap<>(order));
    context.set("dates", new Dates());
    context.set("iso", DateTimeFormatter.ISO_LOCAL_DATE);
    context.set("people", DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
    String ours = text(sluice());
    if (!ours.equals(text(jsonata())) || !ours.equals(text(jexl()))) {
      throw new IllegalStateException(
          what + ": " + ours + " | " + text(jsonata()) + " | " + text(jexl()));
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof Number number
        ? String.valueOf(number.doubleValue())
        : String.valueOf(value);
  }

  /** Ours. */
  @Benchmark
  public @Nullable Object sluice() {
    if (what != Case.FILTER_THOUSAND) {
      return workflow.evaluate(scope);
    }
    List<Object> kept = new ArrayList<>();
    for (Object item : items) {
      if (Boolean.TRUE.equals(workflow.evaluate(scope.withItem(item)))) {
        kept.add(item);
      }
    }
    return kept;
  }

  /** Dashjoin's JSONata. */
  @Benchmark
  public @Nullable Object jsonata() {
    return Objects.requireNonNull(jsonata).evaluate(order);
  }

  /** Apache Commons JEXL. */
  @Benchmark
  public @Nullable Object jexl() {
    return Objects.requireNonNull(jexl).execute(context);
  }

  /** Date functions of Java for JEXL, which has none. */
  public static final class Dates {
    /** A time from text. */
    public OffsetDateTime parse(String text) {
      return OffsetDateTime.parse(text);
    }

    /** Texts joined. */
    public String join(String between, List<String> texts) {
      return String.join(between, texts);
    }
  }
}
