package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.form.FormBody;
import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access to form and multipart bodies, which are kept in {@code $formdata} and {@code $multipart}.
 * Whether outputs are a form is said by their Content-Type header, as in Power Automate.
 */
final class FormFunctions {
  private static final Set<String> FORM_TYPES = Set.of("multipart/form-data", FormBody.URL_ENCODED);

  private static final String SINGLE =
      "The only value of a key in a form body; null if there is none.";
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
    return args.scope().outcome(args.text(0)).map(record -> record.get("outputs")).orElse(null);
  }

  private static @Nullable Object triggerOutputs(Arguments args) {
    return args.scope().triggerOutputs();
  }

  private static List<@Nullable Object> values(
      Arguments args, @Nullable Object outputs, String key) {
    String type = contentType(outputs);
    if (type == null || !FORM_TYPES.contains(new Binary(type, "").mediaType())) {
      throw unread(
          args,
          "formdata",
          ("The output content is not a valid form data content. Supported form data content types"
                  + " are 'multipart/form-data' and 'application/x-www-form-urlencoded' and the"
                  + " provided content type is '%s'.")
              .formatted(type == null ? "<null>" : type));
    }
    List<@Nullable Object> values = FormBody.values(property(outputs, "body"), key);
    args.evaluation().charge(values.size());
    return values;
  }

  private static @Nullable Object single(
      Arguments args, List<@Nullable Object> values, String key) {
    if (values.size() > 1) {
      throw unread(
          args,
          "formdata",
          "There are more than one items matching the field name '"
              + Arguments.excerpt(key)
              + "'.");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static @Nullable Object part(
      Arguments args, @Nullable Object outputs, int indexArgument) {
    String type = contentType(outputs);
    if (type == null || !new Binary(type, "").mediaType().startsWith("multipart/")) {
      throw unread(
          args,
          "multipart",
          "The supported multipart content type is 'multipart/*' and the provided content type is '"
              + (type == null ? "<null>" : type)
              + "'.");
    }
    List<@Nullable Object> parts = FormBody.parts(property(outputs, "body"));
    args.evaluation().charge(parts.size());
    long index = args.integer(indexArgument);
    if (index < 0 || index >= parts.size()) {
      throw unread(
          args,
          "multipart",
          "The index value '%d' exceeds the number of multipart contents '%d' in the outputs."
              .formatted(index, parts.size()));
    }
    return parts.get((int) index);
  }

  private static ExpressionException unread(Arguments args, String what, String why) {
    return new ExpressionException(
        "The template language function '%s' failed to retrieve %s contents from outputs. %s"
            .formatted(args.functionName(), what, why));
  }

  private static @Nullable String contentType(@Nullable Object outputs) {
    return property(property(outputs, "headers"), "Content-Type") instanceof String type
        ? type
        : null;
  }

  private static @Nullable Object property(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      String key = Values.findKey(map, name);
      return key == null ? null : map.get(key);
    }
    return null;
  }
}
