package io.sluice.simulator.fault;

import io.sluice.simulator.front.Answer;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** Every fault. A new one is a row here. */
public final class Faults {
  private static final long HOUR = 3_600_000;

  private static final List<Fault> ROWS =
      List.of(
          row(
              "latency",
              "The answer waits for so many milliseconds.",
              "{\"fault\":\"latency\",\"millis\":[100,2000]}",
              (course, with) -> course.delayed(with.number("millis", 1_000, HOUR))),
          row(
              "timeout",
              "No answer ever comes; with \"taken\" the request had its effect all the same.",
              "{\"fault\":\"timeout\",\"probability\":0.01}",
              (course, with) -> course.delivered(new Delivery.Silence(), !with.flag("taken"))),
          row(
              "reset",
              "The connection is closed; with \"taken\" the request had its effect all the same.",
              "{\"fault\":\"reset\",\"where\":\"Get-all-segments\"}",
              (course, with) -> course.delivered(new Delivery.Reset(), !with.flag("taken"))),
          row(
              "truncate",
              "The body is announced in full, sent in part, and the connection closed.",
              "{\"fault\":\"truncate\",\"percent\":60}",
              (course, with) ->
                  course.delivered(
                      new Delivery.Cut(with.number("percent", 50, 99) / 100.0), false)),
          row(
              "drip",
              "The body comes a few bytes at a time.",
              "{\"fault\":\"drip\",\"bytes\":1,\"millis\":1000}",
              (course, with) ->
                  course.delivered(
                      new Delivery.Drip(
                          (int) Math.max(1, with.number("bytes", 16, 65_536)),
                          Math.max(1, with.number("millis", 1_000, HOUR))),
                      false)),
          row(
              "status",
              "An error status in place of the answer: 400 to 599; \"retryAfter\" is any text.",
              "{\"fault\":\"status\",\"status\":503,\"retryAfter\":\"30\"}",
              (course, with) -> course.instead(SubstituteAnswers.status(with))),
          row(
              "throttle",
              "429; \"retryAfter\" seconds, none, or any text such as -5 or soon.",
              "{\"fault\":\"throttle\",\"retryAfter\":\"none\"}",
              (course, with) -> course.instead(SubstituteAnswers.throttled(with))),
          row(
              "login",
              "200 with an HTML page that asks to log in.",
              "{\"fault\":\"login\",\"for\":\"PT1M\"}",
              (course, with) ->
                  course.instead(
                      Answer.of(
                          200,
                          "text/html; charset=utf-8",
                          Buffer.buffer(SubstituteAnswers.LOGIN)))),
          row(
              "redirect",
              "A redirect to \"location\".",
              "{\"fault\":\"redirect\",\"location\":\"https://elsewhere.example/\"}",
              (course, with) ->
                  course.instead(
                      Answer.empty(302)
                          .with("Location", with.text("location", "https://elsewhere.example/")))),
          row(
              "teamsText",
              "200 with a text that says that Teams refused, as the classic webhook does.",
              "{\"fault\":\"teamsText\",\"where\":\"teams\",\"status\":429}",
              (course, with) -> course.instead(SubstituteAnswers.teamsText(with))),
          row(
              "malformed",
              "The JSON body is cut and complete as far as HTTP goes.",
              "{\"fault\":\"malformed\"}",
              (course, with) -> course.changingAnswer(Corruption::malformed)),
          row(
              "bom",
              "A byte order mark before the body.",
              "{\"fault\":\"bom\"}",
              (course, with) -> course.changingAnswer(Corruption::marked)),
          row(
              "badUtf8",
              "A byte that is no UTF-8 in the first text of the body.",
              "{\"fault\":\"badUtf8\"}",
              (course, with) -> course.changingAnswer(Corruption::badUtf8)),
          row(
              "large",
              "Blank space of so many megabytes before the body.",
              "{\"fault\":\"large\",\"megabytes\":100}",
              (course, with) -> {
                long megabytes = with.number("megabytes", 100, 2_000);
                return course.changingAnswer(answer -> Corruption.large(answer, megabytes));
              }),
          row(
              "word",
              "The field \"field\" holds \"word\" wherever it is.",
              "{\"fault\":\"word\",\"field\":\"taskStatus\",\"word\":\"pondering\"}",
              (course, with) -> {
                String field = with.text("field", "taskStatus");
                String word = with.text("word", "odd");
                return course.changingAnswer(answer -> Corruption.word(answer, field, word));
              }),
          row(
              "drop",
              "The field \"field\" is missing wherever it was.",
              "{\"fault\":\"drop\",\"field\":\"evaluationStatus\"}",
              (course, with) -> {
                String field = with.text("field", "evaluationStatus");
                return course.changingAnswer(answer -> Corruption.drop(answer, field));
              }),
          row(
              "extra",
              "Every object has a field that the description does not know.",
              "{\"fault\":\"extra\"}",
              (course, with) -> course.changingAnswer(Corruption::extra)),
          row(
              "empty",
              "A list in the answer has no elements.",
              "{\"fault\":\"empty\",\"where\":\"Get-all-segments\"}",
              (course, with) -> course.changingAnswer(answer -> Corruption.shorten(answer, 0))),
          row(
              "shortPage",
              "A list has fewer elements than it should: \"rows\" of them.",
              "{\"fault\":\"shortPage\",\"rows\":37}",
              (course, with) -> {
                int rows = (int) with.number("rows", 37, 100_000);
                return course.changingAnswer(answer -> Corruption.shorten(answer, rows));
              }),
          row(
              "ignoreSkip",
              "$skip and $skiptoken have no effect.",
              "{\"fault\":\"ignoreSkip\",\"where\":\"Get-entities-with-OData-path\"}",
              (course, with) -> course.changingRequest(Corruption::withoutSkip)),
          row(
              "shift",
              "Pages begin so many rows early (\"rows\") or, with \"forward\", late.",
              "{\"fault\":\"shift\",\"rows\":1,\"forward\":true}",
              (course, with) -> {
                long rows = with.number("rows", 1, 1_000);
                long by = with.flag("forward") ? rows : -rows;
                return course.changingRequest(request -> Corruption.shifted(request, by));
              }),
          row(
              "stale",
              "An earlier answer to the same question is given again.",
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
