package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.form.PercentCode;
import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.TextForm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Base64, data URIs, percent-encoding and binary values. */
final class BinaryFunctions {
  private static final String HELLO = "'hello'";

  static final List<Function> ROWS =
      List.of(
          eager(
              FunctionFamily.CONVERSION,
              "base64(value)",
              "Encodes a string (as UTF-8) or a binary value in base64.",
              "base64('hello') => 'aGVsbG8='",
              BinaryFunctions::base64),
          eager(
              FunctionFamily.CONVERSION,
              "base64ToString(value)",
              "Decodes base64 to a string in UTF-8.",
              "base64ToString('aGVsbG8=') => " + HELLO,
              BinaryFunctions::base64ToString),
          eager(
              FunctionFamily.CONVERSION,
              "base64ToBinary(value)",
              "Decodes base64 to a binary value.",
              "base64ToBinary('aGVsbG8=') =>"
                  + " {'$content-type': 'application/octet-stream', '$content': 'aGVsbG8='}",
              BinaryFunctions::base64ToBinary),
          eager(
              FunctionFamily.CONVERSION,
              "decodeBase64(value)",
              "Same as base64ToString; from older versions of the language.",
              "decodeBase64('aGVsbG8=') => " + HELLO,
              BinaryFunctions::base64ToString),
          eager(
              FunctionFamily.CONVERSION,
              "binary(value)",
              "Converts a value to text and to a binary value in UTF-8.",
              "binary('hello') =>"
                  + " {'$content-type': 'application/octet-stream', '$content': 'aGVsbG8='}",
              BinaryFunctions::binary),
          eager(
              FunctionFamily.CONVERSION,
              "dataUri(value)",
              "Converts a value to a data URI.",
              "dataUri('hello') => 'data:text/plain;charset=utf-8;base64,aGVsbG8='",
              BinaryFunctions::dataUri),
          eager(
              FunctionFamily.CONVERSION,
              "dataUriToString(value)",
              "Decodes a data URI to a string.",
              "dataUriToString('data:text/plain;charset=utf-8;base64,aGVsbG8=') => " + HELLO,
              args -> DataUri.of(args, true).text(args)),
          eager(
              FunctionFamily.CONVERSION,
              "dataUriToBinary(value)",
              "Decodes a data URI to a binary value.",
              "dataUriToBinary('data:text/plain;charset=utf-8;base64,aGVsbG8=') =>"
                  + " {'$content-type': 'text/plain;charset=utf-8', '$content': 'aGVsbG8='}",
              args -> DataUri.of(args, false).binary(args).value()),
          eager(
              FunctionFamily.CONVERSION,
              "decodeDataUri(value)",
              "Decodes a data URI by its media type: to a string, JSON or a binary value.",
              "decodeDataUri('data:text/plain;charset=utf-8;base64,aGVsbG8=') => " + HELLO,
              BinaryFunctions::decodeDataUri),
          eager(
                  FunctionFamily.CONVERSION,
                  "uriComponent(value, ...)",
                  "Percent-encodes all but the unreserved characters of RFC 3986; several values are"
                      + " joined as text first.",
                  "uriComponent('https://contoso.com') => 'https%3A%2F%2Fcontoso.com'",
                  BinaryFunctions::uriComponent)
              .example("uriComponent('contoso 1', '.', 'crm4') => 'contoso%201.crm4'"),
          eager(
              FunctionFamily.CONVERSION,
              "encodeUriComponent(value, ...)",
              "Same as uriComponent.",
              "encodeUriComponent('a b') => 'a%20b'",
              BinaryFunctions::uriComponent),
          eager(
              FunctionFamily.CONVERSION,
              "uriComponentToString(value)",
              "Decodes percent-encoding; a plus sign becomes a space.",
              "uriComponentToString('https%3A%2F%2Fcontoso.com') => 'https://contoso.com'",
              args -> PercentCode.decode(args.evaluation().charged(args.text(0)))),
          eager(
              FunctionFamily.CONVERSION,
              "decodeUriComponent(value)",
              "Same as uriComponentToString.",
              "decodeUriComponent('a%20b+c') => 'a b c'",
              args -> PercentCode.decode(args.evaluation().charged(args.text(0)))),
          eager(
              FunctionFamily.CONVERSION,
              "uriComponentToBinary(value)",
              "Decodes percent-encoding to a binary value.",
              "uriComponentToBinary('%68ello') =>"
                  + " {'$content-type': 'application/octet-stream', '$content': 'aGVsbG8='}",
              args ->
                  Binary.ofText(
                          Binary.OCTET_STREAM,
                          PercentCode.decode(args.evaluation().charged(args.text(0))))
                      .value()));

  private BinaryFunctions() {}

  /**
   * Joins the values as text and encodes them. Several values are not documented, but measured in
   * Power Automate (<a href="https://github.com/tomdam/flowforger">flowforger</a>) and used by
   * exports of Microsoft's own flows for names of Dataverse environments.
   */
  private static Object uriComponent(Arguments args) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < args.count(); i++) {
      args.evaluation()
          .append(text, args.count() == 1 ? args.convertedText(i) : TextForm.of(args.get(i)));
    }
    return args.evaluation().charged(PercentCode.encode(text.toString()));
  }

  private static Object base64(Arguments args) {
    if (Binary.is(args.get(0))) {
      return Binary.of(args.get(0)).content();
    }
    // Exported flows pass bodies of any type, as in base64(triggerBody()).
    boolean structure = args.get(0) instanceof Map || args.get(0) instanceof List;
    byte[] bytes =
        (structure ? args.convertedText(0) : args.text(0)).getBytes(StandardCharsets.UTF_8);
    args.evaluation().chargeText(bytes.length * 2L);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Object base64ToString(Arguments args) {
    String base64 = args.evaluation().charged(args.text(0));
    return new Binary(Binary.OCTET_STREAM, base64).text();
  }

  private static Object base64ToBinary(Arguments args) {
    String base64 = args.evaluation().charged(args.text(0));
    Binary.decode(base64);
    return new Binary(Binary.OCTET_STREAM, base64).value();
  }

  private static Object binary(Arguments args) {
    if (Binary.is(args.get(0))) {
      return new Binary(Binary.OCTET_STREAM, Binary.of(args.get(0)).content()).value();
    }
    if (args.get(0) == null) {
      throw args.invalid(0, "to be a value that can be converted to binary, but it is null.");
    }
    String text = args.evaluation().charged(TextForm.of(args.get(0)));
    return Binary.ofText(Binary.OCTET_STREAM, text).value();
  }

  private static Object dataUri(Arguments args) {
    Object value = args.get(0);
    Binary binary;
    if (Binary.is(value)) {
      binary = Binary.of(value);
    } else if (value instanceof String text) {
      binary = Binary.ofText("text/plain;charset=utf-8", text);
    } else if (value != null) {
      binary = Binary.ofText("application/json;charset=utf-8", TextForm.of(value));
    } else {
      throw args.invalid(0, "to be a value that can be converted to a data URI, but it is null.");
    }
    return args.evaluation()
        .charged("data:" + binary.contentType() + ";base64," + binary.content());
  }

  /**
   * Decodes a data URI by its media type, as <a
   * href="https://github.com/tomdam/flowforger">measured</a> in Power Automate: text to a string,
   * JSON to its value, anything else to a binary value whose charset is US-ASCII unless it has one.
   */
  private static @Nullable Object decodeDataUri(Arguments args) {
    DataUri uri = DataUri.of(args, false);
    Binary binary = uri.binary(args);
    String type = binary.mediaType();
    if (type.startsWith("text/")) {
      return uri.text(args);
    }
    if (type.equals("application/json") || type.endsWith("+json")) {
      return ConversionFunctions.parse(args, uri.text(args));
    }
    boolean charset = Chars.lower(binary.contentType()).contains("charset=");
    String named = charset ? binary.contentType() : binary.contentType() + ";charset=us-ascii";
    return new Binary(named, binary.content()).value();
  }
}
