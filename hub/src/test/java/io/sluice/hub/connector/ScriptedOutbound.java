package io.sluice.hub.connector;

import io.sluice.hub.outbound.Outbound;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An outbound port that answers from a script and records its calls. */
public final class ScriptedOutbound implements Outbound {
  /** HTTP calls so far. */
  public final List<HttpCall> calls = new ArrayList<>();

  /** Mails so far. */
  public final List<MailCall> mails = new ArrayList<>();

  private Function<HttpCall, Future<HttpAnswer>> http =
      call -> Future.failedFuture(new AssertionError("no call expected: " + call.uri()));
  private Function<MailCall, Future<MailAnswer>> mail =
      call -> Future.failedFuture(new AssertionError("no mail expected"));

  /** Sets the script for HTTP calls. */
  public ScriptedOutbound http(Function<HttpCall, Future<HttpAnswer>> script) {
    http = script;
    return this;
  }

  /** Sets the script for mails. */
  public ScriptedOutbound mail(Function<MailCall, Future<MailAnswer>> script) {
    mail = script;
    return this;
  }

  /** An answer with a JSON body. */
  public static Future<HttpAnswer> json(int status, String body) {
    return answer(status, "application/json", body);
  }

  /** An answer. */
  public static Future<HttpAnswer> answer(int status, String type, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", type);
    return Future.succeededFuture(new HttpAnswer(status, headers, Buffer.buffer(body)));
  }

  @Override
  public Future<HttpAnswer> http(HttpCall call) {
    calls.add(call);
    return http.apply(call);
  }

  @Override
  public Future<MailAnswer> mail(MailCall call) {
    mails.add(call);
    return mail.apply(call);
  }
}
