package io.sluice.simulator.fault;

import io.sluice.simulator.front.Answer;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** Table of all faults. A new fault is a row here. */
public final class Faults {
  private static final long HOUR = 3_600_000;

  private static final List<Fault> ROWS =
      List.of(
          row(
              "latency",
              "The answer is delayed by \"millis\" milliseconds.",
              "{\"fault\":\"latency\",\"millis\":[100,2000]}",
              (course, with) -> course.delayed(with.number("millis", 1_000, HOUR))),
          row(
              "timeout",
              "No answer is sent; with \"taken\" the request still takes effect.",
              "{\"fault\":\"timeout\",\"probability\":0.01}",
              (course, with) -> course.delivered(new Delivery.Silence(), !with.flag("taken"))),
          row(
              "reset",
              "The connection is closed; with \"taken\" the request still takes effect.",
              "{\"fault\":\"reset\",\"where\":\"Get-all-segments\"}",
              (course, with) -> course.delivered(new Delivery.Reset(), !with.flag("taken"))),
          row(
              "truncate",
              "Only a part of the announced body is sent, then the connection is closed.",
              "{\"fault\":\"truncate\",\"percent\":60}",
              (course, with) ->
                  course.delivered(
                      new Delivery.Cut(with.number("percent", 50, 99) / 100.0), false)),
          row(
              "drip",
              "The body is sent a few bytes at a time.",
              "{\"fault\":\"drip\",\"bytes\":1,\"millis\":1000}",
              (course, with) ->
                  course.delivered(
                      new Delivery.Drip(
                          (int) Math.max(1, with.number("bytes", 16, 65_536)),
                          Math.max(1, with.number("millis", 1_000, HOUR))),
                      false)),
          row(
              "status",
              "Answers with an error status, 400 to 599; \"retryAfter\" may be any text.",
              "{\"fault\":\"status\",\"status\":503,\"retryAfter\":\"30\"}",
              (course, with) -> course.instead(SubstituteAnswers.status(with))),
          row(
              "throttle",
              "Answers 429; \"retryAfter\" is seconds, none, or any text such as -5 or soon.",
              "{\"fault\":\"throttle\",\"retryAfter\":\"none\"}",
              (course, with) -> course.instead(SubstituteAnswers.throttled(with))),
          row(
              "login",
              "Answers 200 with an HTML login page.",
              "{\"fault\":\"login\",\"for\":\"PT1M\"}",
              (course, with) ->
                  course.instead(
                      Answer.of(
                          200,
                          "text/html; charset=utf-8",
                          Buffer.buffer(SubstituteAnswers.LOGIN)))),
          row(
              "redirect",
              "Answers with a redirect to \"location\".",
              "{\"fault\":\"redirect\",\"location\":\"https://elsewhere.example/\"}",
              (course, with) ->
                  course.instead(
                      Answer.empty(302)
                          .with("Location", with.text("location", "https://elsewhere.example/")))),
          row(
              "teamsText",
              "Answers 200 with the text of a Teams error, as the classic webhook does.",
              "{\"fault\":\"teamsText\",\"where\":\"teams\",\"status\":429}",
              (course, with) -> course.instead(SubstituteAnswers.teamsText(with))),
          row(
              "malformed",
              "The JSON body is truncated, with a matching Content-Length.",
              "{\"fault\":\"malformed\"}",
              (course, with) -> course.changingAnswer(Corruption::malformed)),
          row(
              "bom",
              "The body starts with a byte order mark.",
              "{\"fault\":\"bom\"}",
              (course, with) -> course.changingAnswer(Corruption::marked)),
          row(
              "badUtf8",
              "The first text of the body contains an invalid UTF-8 byte.",
              "{\"fault\":\"badUtf8\"}",
              (course, with) -> course.changingAnswer(Corruption::badUtf8)),
          row(
              "large",
              "The body starts with \"megabytes\" megabytes of white space.",
              "{\"fault\":\"large\",\"megabytes\":100}",
              (course, with) -> {
                long megabytes = with.number("megabytes", 100, 2_000);
                return course.changingAnswer(answer -> Corruption.large(answer, megabytes));
              }),
          row(
              "word",
              "Every field named \"field\" has the value \"word\".",
              "{\"fault\":\"word\",\"field\":\"taskStatus\",\"word\":\"pondering\"}",
              (course, with) -> {
                String field = with.text("field", "taskStatus");
                String word = with.text("word", "odd");
                return course.changingAnswer(answer -> Corruption.word(answer, field, word));
              }),
          row(
              "drop",
              "Every field named \"field\" is missing.",
              "{\"fault\":\"drop\",\"field\":\"evaluationStatus\"}",
              (course, with) -> {
                String field = with.text("field", "evaluationStatus");
                return course.changingAnswer(answer -> Corruption.drop(answer, field));
              }),
          row(
              "extra",
              "Every object has a field that is not in the API description.",
              "{\"fault\":\"extra\"}",
              (course, with) -> course.changingAnswer(Corruption::extra)),
          row(
              "empty",
              "The list in the answer is empty.",
              "{\"fault\":\"empty\",\"where\":\"Get-all-segments\"}",
              (course, with) -> course.changingAnswer(answer -> Corruption.shorten(answer, 0))),
          row(
              "shortPage",
              "The list in the answer has at most \"rows\" elements.",
              "{\"fault\":\"shortPage\",\"rows\":37}",
              (course, with) -> {
                int rows = (int) with.number("rows", 37, 100_000);
                return course.changingAnswer(answer -> Corruption.shorten(answer, rows));
              }),
          row(
              "ignoreSkip",
              "$skip and $skiptoken are ignored.",
              "{\"fault\":\"ignoreSkip\",\"where\":\"Get-entities-with-OData-path\"}",
              (course, with) -> course.changingRequest(Corruption::withoutSkip)),
          row(
              "shift",
              "Pages start \"rows\" rows too early or, with \"forward\", too late.",
              "{\"fault\":\"shift\",\"rows\":1,\"forward\":true}",
              (course, with) -> {
                long rows = with.number("rows", 1, 1_000);
                long by = with.flag("forward") ? rows : -rows;
                return course.changingRequest(request -> Corruption.shifted(request, by));
              }),
          row(
              "stale",
              "An earlier answer to the same request is repeated.",
              "{\"fault\":\"stale\",\"probability\":0.3}",
              (course, with) -> course.stale(true)),
          row(
              "reorder",
              "The answer waits until a later one of its kind has overtaken it, at most"
                  + " \"millis\".",
              "{\"fault\":\"reorder\",\"millis\":5000,\"probability\":0.3}",
              (course, with) -> course.held(Math.max(1, with.number("millis", 5_000, HOUR)))));

  private Faults() {}

  /** Names of all faults. */
  public static List<String> names() {
    return ROWS.stream().map(Fault::name).toList();
  }

  static List<Fault> rows() {
    return ROWS;
  }

  static Optional<Fault> named(String name) {
    return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
  }

  private static Fault row(String name, String doc, String example, Fault.FaultBehaviour body) {
    return new Fault(name, doc, example, body);
  }
}
