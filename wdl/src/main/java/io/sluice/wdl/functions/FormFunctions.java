package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Access to form and multipart bodies, which are kept in {@code $formdata} and {@code $multipart}.
 */
final class FormFunctions {
  private static final String SINGLE = "The only value of a key in a form body.";
  private static final String MANY = "All values of a key in a form body.";
  private static final String PART = "The body of one part of a multipart body.";

  static final List<Function> ROWS =
      List.of(
          eager(
              FunctionFamily.WORKFLOW,
              "formDataValue(actionName, key)",
              SINGLE,
              "formDataValue('Send_email', 'Subject') => 'Hello world'",
              args -> single(args, values(args, actionOutputs(args), args.text(1)), args.text(1))),
          eager(
              FunctionFamily.WORKFLOW,
              "formDataMultiValues(actionName, key)",
              MANY,
              "formDataMultiValues('Send_email', 'Subject') => ['Hello world']",
              args -> values(args, actionOutputs(args), args.text(1))),
          eager(
              FunctionFamily.WORKFLOW,
              "multipartBody(actionName, index)",
              PART,
              "multipartBody('Send_parts', 0) => 'one'",
              args -> part(args, actionOutputs(args), 1)),
          eager(
              FunctionFamily.WORKFLOW,
              "triggerFormDataValue(key)",
              SINGLE,
              "triggerFormDataValue('Subject') => error",
              args -> single(args, values(args, triggerOutputs(args), args.text(0)), args.text(0))),
          eager(
              FunctionFamily.WORKFLOW,
              "triggerFormDataMultiValues(key)",
              MANY,
              "triggerFormDataMultiValues('Subject') => error",
              args -> values(args, triggerOutputs(args), args.text(0))),
          eager(
              FunctionFamily.WORKFLOW,
              "triggerMultipartBody(index)",
              PART,
              "triggerMultipartBody(0) => error",
              args -> part(args, triggerOutputs(args), 0)));

  private FormFunctions() {}

  private static @Nullable Object actionOutputs(Arguments args) {
    return args.scope().action(args.text(0)).map(record -> record.get("outputs")).orElse(null);
  }

  private static @Nullable Object triggerOutputs(Arguments args) {
    return args.scope().triggerOutputs();
  }

  private static List<@Nullable Object> values(
      Arguments args, @Nullable Object outputs, String key) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object pair : parts(args, outputs, "$formdata")) {
      if (property(pair, "key") instanceof String name && name.equalsIgnoreCase(key)) {
        values.add(property(pair, "value"));
      }
    }
    return values;
  }

  private static @Nullable Object single(
      Arguments args, List<@Nullable Object> values, String key) {
    if (values.size() == 1) {
      return values.get(0);
    }
    throw args.failed(
        "the form body must have the key '%s' exactly once, but has it %d times."
            .formatted(Arguments.excerpt(key), values.size()));
  }

  private static @Nullable Object part(
      Arguments args, @Nullable Object outputs, int indexArgument) {
    List<?> parts = parts(args, outputs, "$multipart");
    long index = args.integer(indexArgument);
    if (index < 0 || index >= parts.size()) {
      throw args.failed(
          "the multipart body has %d parts, but part %d is requested."
              .formatted(parts.size(), index));
    }
    return property(parts.get((int) index), "body");
  }

  private static List<?> parts(Arguments args, @Nullable Object outputs, String key) {
    if (!(property(property(outputs, "headers"), "Content-Type") instanceof String)) {
      throw args.failed("the outputs have no Content-Type header, so their body is not a form.");
    }
    if (property(property(outputs, "body"), key) instanceof List<?> list) {
      args.evaluation().charge(list.size());
      return list;
    }
    throw args.failed("the body has no '" + key + "', so it is not a form of this kind.");
  }

  private static @Nullable Object property(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      String key = Values.findKey(map, name);
      return key == null ? null : map.get(key);
    }
    return null;
  }
}
