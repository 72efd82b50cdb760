package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import java.util.List;

/** Components of absolute URIs. */
final class UriFunctions {
  static final List<Function> ROWS =
      List.of(
          eager(
              FunctionFamily.URI,
              "uriHost(uri)",
              "The host name in lower case.",
              "uriHost('https://www.localhost.com:8080') => 'www.localhost.com'",
              args -> UriParts.of(args).host()),
          eager(
              FunctionFamily.URI,
              "uriPath(uri)",
              "The path; a slash if there is none.",
              "uriPath('https://www.contoso.com/catalog/shownew.htm?date=today') =>"
                  + " '/catalog/shownew.htm'",
              args -> UriParts.of(args).path()),
          eager(
              FunctionFamily.URI,
              "uriPathAndQuery(uri)",
              "The path and the query.",
              "uriPathAndQuery('https://www.contoso.com/catalog/shownew.htm?date=today') =>"
                  + " '/catalog/shownew.htm?date=today'",
              args -> UriParts.of(args).path() + UriParts.of(args).query()),
          eager(
                  FunctionFamily.URI,
                  "uriPort(uri)",
                  "The port, or the default port of the scheme.",
                  "uriPort('https://www.localhost:8080') => 8080",
                  args -> UriParts.of(args).port())
              .example("uriPort('https://www.localhost') => 443"),
          eager(
              FunctionFamily.URI,
              "uriQuery(uri)",
              "The query with its question mark; the empty string if there is none.",
              "uriQuery('https://www.contoso.com/catalog/shownew.htm?date=today') =>"
                  + " '?date=today'",
              args -> UriParts.of(args).query()),
          eager(
              FunctionFamily.URI,
              "uriScheme(uri)",
              "The scheme in lower case.",
              "uriScheme('https://www.contoso.com/catalog/shownew.htm?date=today') => 'https'",
              args -> UriParts.of(args).scheme()));

  private UriFunctions() {}
}
