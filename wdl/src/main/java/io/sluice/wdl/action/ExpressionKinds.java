package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expression: the designer's actions for dates, texts and numbers. Each kind is an expression over
 * the inputs, which it reads with {@code item()}.
 */
record ExpressionKinds(Template inputsTemplate, Template function) implements Behaviour {
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("CurrentTime", "@utcNow()");
    KINDS.put(
        "AddToTime", "@addToTime(item()?['baseTime'], item()?['interval'], item()?['timeUnit'])");
    KINDS.put(
        "SubtractFromTime",
        "@subtractFromTime(item()?['baseTime'], item()?['interval'], item()?['timeUnit'])");
    KINDS.put("GetFutureTime", "@getFutureTime(item()?['interval'], item()?['timeUnit'])");
    KINDS.put("GetPastTime", "@getPastTime(item()?['interval'], item()?['timeUnit'])");
    KINDS.put(
        "ConvertTimeZone",
        "@convertTimeZone(item()?['baseTime'], item()?['sourceTimeZone'],"
            + " item()?['destinationTimeZone'], coalesce(item()?['formatString'], 'o'))");
    KINDS.put(
        "FormatNumber",
        "@formatNumber(item()?['number'], item()?['format'],"
            + " coalesce(item()?['locale'], 'en-US'))");
    KINDS.put("IndexOf", "@indexOf(item()?['text'], item()?['searchText'])");
    KINDS.put(
        "Substring",
        "@if(equals(item()?['length'], null),"
            + " substring(item()?['text'], item()?['startIndex']),"
            + " substring(item()?['text'], item()?['startIndex'], item()?['length']))");
  }

  static Behaviour of(SourceNode source) {
    String kind = source.text("kind");
    String function =
        KINDS.entrySet().stream()
            .filter(row -> row.getKey().equalsIgnoreCase(kind))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    if (function == null) {
      source.problem(
          "kind",
          "there is no Expression action of kind '" + kind + "'",
          "Use one of " + String.join(", ", KINDS.keySet()) + ".");
    }
    return new ExpressionKinds(
        source.template("inputs", source.object("inputs")),
        function == null
            ? source.language().compile(null)
            : source.language().expression(function));
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return inputsTemplate.evaluate(scope);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    Object value = function.evaluate(place.scope().withItem(place.inputs()));
    return new ActionCommand.Complete(ActionResult.ok(InputValues.object("body", value)));
  }
}
