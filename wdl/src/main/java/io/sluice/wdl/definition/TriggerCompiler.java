package io.sluice.wdl.definition;

import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.Hosts;
import io.sluice.wdl.action.Report;
import io.sluice.wdl.action.Source;
import io.sluice.wdl.expression.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the one trigger of a flow. */
final class TriggerCompiler {
  /** Runs of one flow at one time at most, when the flow sets a bound. */
  static final int MOST_CONCURRENCY = 100;

  private TriggerCompiler() {}

  static Trigger compile(@Nullable Object triggers, CompileSettings settings, Report report) {
    Map<String, @Nullable Object> all = Wrapping.object(triggers);
    if (all.size() != 1) {
      report.add(
          "triggers",
          "a flow has exactly one trigger, this one has " + all.size(),
          all.isEmpty() ? "Add one." : "Make a flow of each.");
    }
    String name = all.isEmpty() ? "trigger" : all.keySet().iterator().next();
    Map<String, @Nullable Object> json = Wrapping.object(all.get(name));
    Source source = new Source(name, "triggers/" + name, json, settings, report);
    if (!all.isEmpty() && !(json.get("type") instanceof String)) {
      source.problem("type", "a trigger has a type", "Add it, as in OpenApiConnection.");
    }
    Object apiId = source.get("inputs/host/apiId");
    Object operation = source.get("inputs/host/operationId");
    Object kind = json.get("kind");
    return new Trigger(
        name,
        String.valueOf(json.get("type")),
        kind instanceof String text ? text : "",
        apiId instanceof String text ? Hosts.ofApiId(text) : "",
        operation instanceof String text ? text : "",
        source.template("inputs/parameters", parameters(source)),
        conditions(source),
        splitOn(source),
        concurrency(source),
        invitation(source));
  }

  private static Invitation invitation(Source source) {
    Object method = source.get("inputs/method");
    Object path = source.get("inputs/relativePath");
    return Invitation.of(
        method instanceof String text ? text.toUpperCase(Locale.ROOT) : "POST",
        path instanceof String text ? text : "");
  }

  private static Map<String, @Nullable Object> parameters(Source source) {
    return source.has("inputs/host") ? source.object("inputs/parameters") : new LinkedHashMap<>();
  }

  private static List<Trigger.Condition> conditions(Source source) {
    List<Trigger.Condition> conditions = new ArrayList<>();
    Object listed = source.get("conditions");
    if (listed == null) {
      return conditions;
    }
    if (!(listed instanceof List<?> list)) {
      source.problem("conditions", "conditions is an array of {expression}", "Write it so.");
      return conditions;
    }
    for (int i = 0; i < list.size(); i++) {
      Source row =
          new Source(
              source.name(),
              source.path() + "/conditions/" + i,
              Wrapping.object(list.get(i)),
              source.settings(),
              source.report());
      conditions.add(
          new Trigger.Condition(
              String.valueOf(row.get("expression")), row.condition("expression")));
    }
    return conditions;
  }

  private static @Nullable Template splitOn(Source source) {
    return source.get("splitOn") != null ? source.expression("splitOn") : null;
  }

  private static int concurrency(Source source) {
    String member = "runtimeConfiguration/concurrency/runs";
    Object set = source.get(member);
    boolean single = String.valueOf(source.get("operationOptions")).contains("SingleInstance");
    if (set == null) {
      return single ? 1 : 0;
    }
    if (set instanceof Long number && number >= 1 && number <= MOST_CONCURRENCY) {
      return number.intValue();
    }
    source.problem(member, "runs is a whole number from 1 to " + MOST_CONCURRENCY, "Correct it.");
    return 0;
  }
}
