package io.sluice.hub.console;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.functions.FunctionExamples;
import io.sluice.wdl.functions.FunctionReference;
import io.sluice.wdl.functions.Functions;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import io.sluice.wdl.json.Values;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** API resources of the flow language: its functions, and evaluation of an expression. */
final class LanguageApi {
  /** Longer results are truncated. */
  static final int MAX_RESULT_CHARACTERS = 20_000;

  private final Vertx vertx;
  private final HttpReply functions =
      HttpReply.json(new JsonObject(Json.write(FunctionReference.tree(Functions.ALL))));

  LanguageApi(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The table of functions, and the sample run that their examples refer to. */
  Future<HttpReply> functions(RoutedRequest request) {
    request.parameters();
    return Future.succeededFuture(functions);
  }

  /**
   * Evaluates an expression over the given context, or over the sample run of the examples.
   * Evaluation may take long, so it runs on a worker thread instead of the event loop.
   */
  Future<HttpReply> evaluate(RoutedRequest request) {
    request.parameters();
    JsonObject body = request.json("expression", "context");
    if (!(body.getValue("expression") instanceof String text)) {
      throw HttpProblem.badParameter(
          "expression", String.valueOf(body.getValue("expression")), "must be a text");
    }
    Map<?, ?> context = context(body.getValue("context"));
    return vertx.executeBlocking(() -> HttpReply.json(value(text, context)), false);
  }

  private static Map<?, ?> context(@Nullable Object given) {
    if (given == null) {
      return FunctionExamples.CONTEXT;
    }
    try {
      if (given instanceof JsonObject object
          && Json.parse(object.encode()) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (SyntaxException beyondBounds) {
      throw HttpProblem.badParameter("context", "...", String.valueOf(beyondBounds.getMessage()));
    }
    throw HttpProblem.badParameter("context", String.valueOf(given), "must be an object");
  }

  private static JsonObject value(String text, Map<?, ?> context) {
    try {
      MapScope scope = new MapScope(context, Dialect.POWER_AUTOMATE);
      Object value = Languages.POWER_AUTOMATE.compile(text).evaluate(scope);
      String json = Json.write(value);
      boolean cut = json.length() > MAX_RESULT_CHARACTERS;
      return new JsonObject()
          .put("type", Values.typeName(value))
          .put("json", cut ? json.substring(0, MAX_RESULT_CHARACTERS) : json)
          .put("cut", cut)
          .put("error", null);
    } catch (ExpressionException | SyntaxException failed) {
      return new JsonObject()
          .put("type", null)
          .put("json", null)
          .put("cut", false)
          .put("error", failed.getMessage());
    }
  }
}
