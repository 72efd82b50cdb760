package io.sluice.wdl;

import io.sluice.wdl.action.ActionType;
import io.sluice.wdl.action.Callee;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.FlowReader.FlowReadResult;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.files.ExportResult;
import io.sluice.wdl.files.Finding;
import io.sluice.wdl.files.FlowExport;
import io.sluice.wdl.files.FlowImport;
import io.sluice.wdl.files.FlowLint;
import io.sluice.wdl.files.ImportPlan;
import io.sluice.wdl.files.TriggerMapping;
import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunIds;
import io.sluice.wdl.run.RunRules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Workflow Definition Language of one host: the entry point of the library. Immutable and
 * thread-safe.
 *
 * <p>Data are plain Java: {@code Map<String, Object>}, {@code List<Object>}, {@code String}, {@code
 * Long} (or a smaller integer), {@code Double}, {@code BigDecimal}, {@code Boolean} and {@code
 * null}. Files are JSON as exported from Power Automate or Logic Apps, or the same tree as YAML
 * (names ending with {@code .yaml} or {@code .yml}), of at most {@value FlowReader#MAX_BYTES}
 * bytes.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference">Function
 *     reference</a>
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers">Trigger
 *     and action reference</a>
 */
public final class Wdl {
  /** The start of runs in virtual time: 2026-01-01T00:00:00Z. */
  public static final Instant VIRTUAL_START = Instant.parse("2026-01-01T00:00:00Z");

  private static final String ENVIRONMENT = "default";

  private final CompileSettings settings;

  private Wdl(CompileSettings settings) {
    this.settings = settings;
  }

  /** The language of Power Automate. */
  public static Wdl powerAutomate() {
    return new Wdl(CompileSettings.POWER_AUTOMATE);
  }

  /** The language of the Logic Apps Standard host. */
  public static Wdl logicAppsStandard() {
    return new Wdl(CompileSettings.LOGIC_APPS_STANDARD);
  }

  /** The language of a host. */
  public static Wdl of(Dialect dialect) {
    return new Wdl(CompileSettings.of(dialect));
  }

  /**
   * The language of the host that each file was written for: Logic Apps Standard for a {@code
   * workflow.json} with its {@code kind}, else Power Automate, in which {@link #evaluate}
   * evaluates.
   */
  public static Wdl byFile() {
    return new Wdl(CompileSettings.BY_FILE);
  }

  /**
   * This language with one more function, usable in all expressions and as an operator of
   * conditions.
   *
   * @param function see {@link Function#eager} and {@link Function#lazy}
   * @throws IllegalArgumentException if the name or an alias is taken
   */
  public Wdl with(Function function) {
    return new Wdl(settings.withFunctions(settings.language().functions().with(function)));
  }

  /**
   * This language with one more action type.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public Wdl with(ActionType type) {
    return new Wdl(settings.withActions(settings.actions().with(type)));
  }

  /** The dialect, functions and action types, for the other packages of the library. */
  public CompileSettings settings() {
    return settings;
  }

  /**
   * Evaluates a template: a string such as {@code @add(1, 2)} or {@code
   * Hello @{variables('name')}}, or an array or object with such strings.
   *
   * @param data variables, parameters, trigger, action records and so on, by the keys of {@link
   *     MapScope}
   * @return the value; a template without expressions is its own value
   * @throws io.sluice.wdl.json.SyntaxException if an expression cannot be parsed
   * @throws io.sluice.wdl.json.ExpressionException if an expression fails or exceeds a limit of
   *     {@link io.sluice.wdl.json.Bounds}
   */
  public @Nullable Object evaluate(
      @Nullable Object template, Map<String, ? extends @Nullable Object> data) {
    return settings
        .language()
        .compile(template)
        .evaluate(new MapScope(data, settings.language().dialect()));
  }

  /**
   * Parses and compiles a file with one workflow definition: the bare definition, or wrapped as
   * exported.
   *
   * @param file file name; names the flow and appears in problems
   */
  public ParseResult parse(String file, byte[] bytes) {
    FlowReadResult result = FlowReader.read(file, bytes, settings);
    return result
        .definition()
        .<ParseResult>map(ParseResult.ValidDefinition::new)
        .orElseGet(() -> new ParseResult.InvalidDefinition(result.problems()));
  }

  /** The operations that a definition calls, as {@code connector.operation}, without duplicates. */
  public static List<String> operations(FlowDefinition definition) {
    return definition.index().values().stream()
        .map(node -> node.behaviour().callee())
        .filter(Objects::nonNull)
        .map(Wdl::name)
        .distinct()
        .toList();
  }

  private static String name(Callee callee) {
    return callee.connector() + "." + callee.operation();
  }

  /**
   * Runs a definition in virtual time to its end: delays and retry intervals take no real time. The
   * same arguments and replies give the same result.
   *
   * @param triggerBody what {@code triggerBody()} returns
   */
  public RunResult run(
      FlowDefinition definition, @Nullable Object triggerBody, OperationTable operations) {
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put("headers", new LinkedHashMap<>());
    outputs.put("body", triggerBody);
    return run(definition, outputs, operations, "run", RunClock.virtual(VIRTUAL_START));
  }

  /**
   * Runs a definition to its end by a given clock, on the calling thread, in the dialect in which
   * it was parsed. The trigger's conditions and {@code splitOn} are not applied. Calls without a
   * retry policy of their own use the host's default. A run ends after {@link RunRules#MAX_DAYS}
   * days or {@link RunRules#MAX_STEPS} actions at the latest.
   *
   * @param triggerOutputs what {@code triggerOutputs()} returns: {@code headers}, {@code body}
   * @param runId names the run; UUIDs, random numbers and idempotency keys are derived from it, so
   *     every run needs its own
   * @throws RuntimeException thrown by an operation or the clock; the run is abandoned
   */
  public RunResult run(
      FlowDefinition definition,
      Map<String, @Nullable Object> triggerOutputs,
      OperationTable operations,
      String runId,
      RunClock clock) {
    RunIds ids = new RunIds(runId, runId, clock.now());
    RunRules rules = new RunRules(RunRules.defaultRetry(definition.dialect()), ENVIRONMENT);
    return new RunDriver(Run.start(definition, triggerOutputs, ids, rules), operations, clock)
        .drive();
  }

  /**
   * Checks a file for errors and risky constructs.
   *
   * @param operations the operations that runs can call; actions of other connectors are reported
   * @return violations of rules by position, none if the file is good
   */
  public List<Finding> lint(String file, byte[] bytes, OperationTable operations) {
    return new FlowLint(operations.host(settings)).lint(file, bytes);
  }

  /**
   * Plans the import of a Power Automate package, a solution, a Logic Apps Standard app or a single
   * definition.
   *
   * @param file file name; zip files are recognised by their content
   * @param operations the operations that runs can call
   * @return the files to write, and for each action whether it can run
   */
  public ImportPlan importFlows(String file, byte[] bytes, OperationTable operations) {
    return FlowImport.plan(file, bytes, new TriggerMapping(operations.host(settings)));
  }

  /** Exports a file with one definition as a definition, a package or a solution. */
  public static ExportResult export(String file, byte[] bytes, FlowExport.Form form) {
    return FlowExport.export(file, bytes, form);
  }
}
