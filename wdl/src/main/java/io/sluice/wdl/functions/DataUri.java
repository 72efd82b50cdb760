package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.ExpressionException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Data URIs of <a href="https://www.rfc-editor.org/rfc/rfc2397">RFC 2397</a>: {@code
 * data:[type/subtype][;name=value]*[;base64],data}.
 */
final class DataUri {
  private static final String SCHEME = "data:";
  private static final String BASE64 = ";base64";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private DataUri() {}

  /** Decodes the data URI in the first argument. */
  static Binary parse(Arguments args) {
    String uri = args.evaluation().charged(args.text(0));
    int comma = uri.indexOf(',');
    if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || comma < 0) {
      throw invalid(args, uri);
    }
    String header = uri.substring(SCHEME.length(), comma);
    String data = uri.substring(comma + 1);
    boolean base64 = Chars.lower(header).endsWith(BASE64);
    String type = base64 ? header.substring(0, header.length() - BASE64.length()) : header;
    if (!isMediaType(type)) {
      throw invalid(args, uri);
    }
    String named = type.isEmpty() || type.startsWith(";") ? "text/plain" + type : type;
    if (base64) {
      Binary.decode(data);
      return new Binary(named, data);
    }
    return new Binary(named, Base64.getEncoder().encodeToString(PercentCode.bytes(data)));
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
