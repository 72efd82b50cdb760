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

/** The language of flows: its functions, and expressions that a person tries. */
final class LanguageApi {
  /** Characters of a result that are shown. */
  static final int MOST_CHARACTERS = 20_000;

  private final Vertx vertx;
  private final HttpReply functions =
      HttpReply.json(new JsonObject(Json.write(FunctionReference.tree(Functions.ALL))));

  LanguageApi(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The table, and the run that its examples look at. */
  Future<HttpReply> functions(RoutedRequest request) {
    request.parameters();
    return Future.succeededFuture(functions);
  }

  /**
   * The value of an expression over the given data, or over the run of the examples. An expression
   * may take a while, so it is not evaluated on the event loop.
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
      boolean cut = json.length() > MOST_CHARACTERS;
      return new JsonObject()
          .put("type", Values.typeName(value))
          .put("json", cut ? json.substring(0, MOST_CHARACTERS) : json)
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
