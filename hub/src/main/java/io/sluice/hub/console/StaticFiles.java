package io.sluice.hub.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Static files of the page, loaded from the jar into memory at startup. Only the names in this
 * table can be requested; no name from a request is ever used as a path.
 */
final class StaticFiles {
  /** Files served under {@code /console/}. */
  static final List<String> ASSETS =
      List.of(
          "console.css",
          "main.js",
          "dom.js",
          "format.js",
          "header.js",
          "watches.js",
          "quota.js",
          "events.js",
          "runs.js",
          "flows.js",
          "functions.js",
          "functions.css",
          "inbox.js");

  /** The pages, and the files that a browser needs before login. */
  private static final List<String> OTHERS =
      List.of("index.html", "functions.html", "login.html", "login.css", "icon.svg");

  private final Map<String, HttpReply> files;

  private StaticFiles(Map<String, HttpReply> files) {
    this.files = files;
  }

  /** Loads all files; throws if one is missing from the jar. */
  static StaticFiles load() {
    Map<String, HttpReply> files = new LinkedHashMap<>();
    for (String name : ASSETS) {
      files.put(name, HttpReply.of(200, type(name), read(name)));
    }
    for (String name : OTHERS) {
      files.put(name, HttpReply.of(200, type(name), read(name)));
    }
    return new StaticFiles(Collections.unmodifiableMap(files));
  }

  /** Handler of a route that serves one file. */
  Route.Handler serve(String name) {
    HttpReply reply = file(name);
    return request -> Future.succeededFuture(reply);
  }

  /** A file by its name in the table. */
  HttpReply file(String name) {
    HttpReply reply = files.get(name);
    if (reply == null) {
      throw new IllegalStateException(name + " is not in the table of static files");
    }
    return reply;
  }

  private static Buffer read(String name) {
    try (InputStream in = StaticFiles.class.getResourceAsStream("/console/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks console/" + name + ": build it again");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException broken) {
      throw new IllegalStateException("cannot read console/" + name, broken);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("no content type for " + name);
    };
  }
}
