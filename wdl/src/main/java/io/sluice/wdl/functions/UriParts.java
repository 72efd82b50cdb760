package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.form.PercentCode;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The components of an absolute URI as .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.uri">Uri</a> reports them.
 *
 * @param port explicit port, else the default port of the scheme, else -1
 * @param query with its question mark; empty if there is none
 */
record UriParts(String scheme, String host, long port, String path, String query) {
  private static final Map<String, Long> PORTS =
      Map.of("http", 80L, "https", 443L, "ftp", 21L, "ws", 80L, "wss", 443L, "ssh", 22L);
  private static final int MAX_PORT = 65_535;
  private static final Pattern URI =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]*):(?://(?:[^/?#@]*@)?(\\[[^\\]/?#]*\\]|[^/?#:\\[\\]]*)(?::(\\d*))?)?"
              + "([^?#]*)(\\?[^#]*)?(?:#.*)?",
          Pattern.DOTALL);

  /** Parses the URI in the first argument. */
  static UriParts of(Arguments args) {
    String text = Chars.trim(args.evaluation().charged(args.text(0)));
    Matcher uri = URI.matcher(text);
    if (!uri.matches()) {
      throw invalid(args, text);
    }
    String scheme = Chars.lower(uri.group(1));
    boolean authority = uri.group(2) != null;
    String host = authority ? Chars.lower(uri.group(2)) : "";
    if ((PORTS.containsKey(scheme) && host.isEmpty()) || !validPath(authority, uri.group(4))) {
      throw invalid(args, text);
    }
    long port = PORTS.getOrDefault(scheme, -1L);
    String written = uri.group(3) == null ? "" : uri.group(3);
    if (written.length() > 5 || (!written.isEmpty() && Integer.parseInt(written) > MAX_PORT)) {
      throw invalid(args, text);
    }
    port = written.isEmpty() ? port : Long.parseLong(written);
    String path = escaped(authority ? withoutDots(uri.group(4)) : uri.group(4));
    String query = uri.group(5) == null ? "" : escaped(uri.group(5));
    return new UriParts(
        scheme,
        host,
        port,
        path.isEmpty() && authority ? "/" : path,
        query.equals("?") ? "" : query);
  }

  private static boolean validPath(boolean authority, String path) {
    return !authority || path.isEmpty() || path.startsWith("/");
  }

  /**
   * Resolves {@code .} and {@code ..} segments by <a
   * href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4">RFC 3986, 5.2.4</a>.
   */
  private static String withoutDots(String path) {
    List<String> segments = new ArrayList<>();
    String[] all = path.split("/", -1);
    for (int i = 0; i < all.length; i++) {
      boolean up = all[i].equals("..");
      if (up && segments.size() > 1) {
        segments.remove(segments.size() - 1);
      }
      if (!up && !all[i].equals(".")) {
        segments.add(all[i]);
      } else if (i == all.length - 1) {
        segments.add("");
      }
    }
    return String.join("/", segments);
  }

  /** Percent-encodes spaces and non-ASCII characters, as .NET's Uri does. */
  private static String escaped(String part) {
    StringBuilder text = new StringBuilder();
    part.codePoints()
        .forEach(
            c ->
                text.append(
                    c <= ' ' || c > '~' || "\"<>\\^`{|}".indexOf(c) >= 0
                        ? PercentCode.encode(Character.toString(c))
                        : Character.toString(c)));
    return text.toString();
  }

  private static ExpressionException invalid(Arguments args, String text) {
    return args.invalid(0, "to be an absolute URI, but it is '" + Arguments.excerpt(text) + "'.");
  }
}
