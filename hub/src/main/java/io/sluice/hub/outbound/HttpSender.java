package io.sluice.hub.outbound;

import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes one HTTP/1.1 attempt. Connects to the IP address that was checked and keeps the host's name
 * in Host and SNI, so that a second resolution cannot return another address (DNS rebinding).
 * Follows no redirects, retries nothing, requests no compression. Idle connections are closed after
 * 2 s, earlier than servers close theirs, so that a call is rarely sent on a closed connection.
 */
final class HttpSender {
  private static final int KEEP_ALIVE_SECONDS = 2;
  private static final int CONNECTIONS_PER_HOST = 256;
  private static final int MAX_WAITING = 10_000;
  private static final int MAX_HEADER_BYTES = 32_768;

  private final HttpClient client;
  private final Resolver resolver;
  private final int maxAnswerBytes;

  HttpSender(Vertx vertx, Resolver resolver, int maxAnswerBytes) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setDecompressionSupported(false),
            new PoolOptions()
                .setHttp1MaxSize(CONNECTIONS_PER_HOST)
                .setMaxWaitQueueSize(MAX_WAITING));
    this.resolver = resolver;
    this.maxAnswerBytes = maxAnswerBytes;
  }

  Future<HttpAnswer> send(HttpCall call, Target target, Attempt attempt) {
    return addresses(target)
        .compose(answers -> client.request(options(call, target, target.choose(answers))))
        .compose(request -> exchange(call, request, attempt));
  }

  Future<Void> close() {
    return client.close();
  }

  private Future<List<InetAddress>> addresses(Target target) {
    if (target.literal().isEmpty()) {
      return resolver.resolve(target.host());
    }
    try {
      return Future.succeededFuture(List.of(InetAddress.getByAddress(target.literal().get())));
    } catch (UnknownHostException impossible) {
      return Future.failedFuture(impossible);
    }
  }

  private static RequestOptions options(HttpCall call, Target target, InetAddress address) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(call.method()))
            .setServer(SocketAddress.inetSocketAddress(socket(address, target.port())))
            .setHost(target.host().indexOf(':') < 0 ? target.host() : "[" + target.host() + "]")
            .setPort(target.port())
            .setSsl(target.tls())
            .setURI(path(call.uri()))
            .setFollowRedirects(false);
    call.headers().forEach(options::putHeader);
    return options;
  }

  /** Without the host's name, so that it is not resolved again. */
  private static InetSocketAddress socket(InetAddress address, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address.getAddress()), port);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private Future<HttpAnswer> exchange(HttpCall call, HttpClientRequest request, Attempt attempt) {
    attempt.closeWith(request::reset);
    try {
      attempt.sending();
    } catch (OutboundException late) {
      request.reset();
      return Future.failedFuture(late);
    }
    Future<HttpClientResponse> response =
        call.body() == null ? request.send() : request.send(call.body());
    return response.compose(answer -> collect(request, answer));
  }

  private Future<HttpAnswer> collect(HttpClientRequest request, HttpClientResponse response) {
    Promise<HttpAnswer> done = Promise.promise();
    Buffer body = Buffer.buffer();
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() <= maxAnswerBytes) {
            body.appendBuffer(chunk);
          } else if (done.tryFail("the answer is larger than " + maxAnswerBytes + " bytes")) {
            request.reset();
          }
        });
    response.exceptionHandler(done::tryFail);
    response.endHandler(
        end -> done.tryComplete(new HttpAnswer(response.statusCode(), headers(response), body)));
    return done.future();
  }

  private static Map<String, String> headers(HttpClientResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .headers()
        .forEach(
            (name, value) ->
                headers.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + ", " + b));
    return headers;
  }
}
