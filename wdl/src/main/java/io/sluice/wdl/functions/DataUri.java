package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Difference;
import io.sluice.wdl.form.PercentCode;
import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.ExpressionException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Data URIs: {@code data:[type/subtype][;name=value]*[;base64],data}. In Power Automate's dialect
 * by <a href="https://www.rfc-editor.org/rfc/rfc2397">RFC 2397</a>; the Standard host's reading is
 * narrower in places and wider in others, see {@link Difference#DATA_URI_HEADER}.
 *
 * @param type media type with its parameters
 * @param base64 whether the data are base64; else they are percent-encoded
 * @param data what follows the comma
 */
record DataUri(String type, boolean base64, String data) {
  private static final String SCHEME = "data:";
  private static final String BASE64 = "base64";
  private static final String CHARSET = "charset=";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  /**
   * Reads the data URI in the first argument.
   *
   * @param text whether the URI is read as text, of which the Standard host asks less
   */
  static DataUri of(Arguments args, boolean text) {
    String uri = args.evaluation().charged(args.text(0));
    int comma = uri.indexOf(',');
    if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || comma < 0) {
      throw invalid(args, uri);
    }
    String header = uri.substring(SCHEME.length(), comma);
    boolean standard = args.standard(Difference.DATA_URI_HEADER);
    boolean base64 =
        Chars.lower(header).endsWith(";" + BASE64)
            || (standard && Chars.equalsIgnoringCase(header, BASE64));
    String type = base64 ? header.substring(0, Math.max(0, header.length() - 7)) : header;
    boolean valid = standard ? isAccepted(type, text) : isMediaType(type);
    if (!valid) {
      throw invalid(args, uri);
    }
    boolean unnamed = type.isEmpty() || type.startsWith(";");
    return new DataUri(unnamed ? "text/plain" + type : type, base64, uri.substring(comma + 1));
  }

  /** The decoded text. */
  String text(Arguments args) {
    if (!args.standard(Difference.DATA_URI_HEADER)) {
      return binary(args).text();
    }
    List<String> parameters = List.of(type.split(";", -1));
    if (parameters.size() > 1 && isOtherCharset(parameters.get(1))) {
      throw args.invalid(0, "to be text in UTF-8, but its type is '" + type + "'.");
    }
    return base64
        ? new String(Binary.decode(data), StandardCharsets.UTF_8)
        : new String(decoded(args), StandardCharsets.UTF_8);
  }

  /** The binary value, its base64 as it was written. */
  Binary binary(Arguments args) {
    if (!base64) {
      return new Binary(type, Base64.getEncoder().encodeToString(decoded(args)));
    }
    if (!args.standard(Difference.DATA_URI_CONTENT)) {
      Binary.decode(data);
    }
    return new Binary(type, data);
  }

  private byte[] decoded(Arguments args) {
    boolean spaces = args.standard(Difference.DATA_URI_PLUS);
    return PercentCode.bytes(spaces ? data.replace('+', ' ') : data);
  }

  private static boolean isOtherCharset(String parameter) {
    String lower = Chars.lower(parameter);
    return lower.startsWith(CHARSET) && !lower.equals(CHARSET + "utf-8");
  }

  /** What the Standard host asks of the part before {@code ;base64}. */
  private static boolean isAccepted(String type, boolean text) {
    if (type.isEmpty()) {
      return true;
    }
    String[] parts = type.split(";", -1);
    if (text) {
      return !parts[0].isEmpty();
    }
    boolean valid = parts[0].chars().filter(c -> c == '/').count() == 1;
    for (int i = 1; i < parts.length; i++) {
      valid &= parts[i].chars().filter(c -> c == '=').count() <= 1;
    }
    return valid && new Binary(type, "").hasKnownCharset();
  }

  private static boolean isMediaType(String type) {
    String[] parts = type.split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      if (!isParameter(Chars.trim(parts[i]))) {
        return false;
      }
    }
    String[] names = Chars.trim(parts[0]).split("/", -1);
    boolean none = parts[0].isEmpty();
    return none
        || (names.length == 2
            && TOKEN.matcher(names[0]).matches()
            && TOKEN.matcher(names[1]).matches());
  }

  /** Whether a parameter has a valid name; the value is optional. */
  private static boolean isParameter(String parameter) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    return TOKEN.matcher(name).matches();
  }

  private static ExpressionException invalid(Arguments args, String uri) {
    return args.invalid(0, "to be a valid data URI, but it is '" + Arguments.excerpt(uri) + "'.");
  }
}
