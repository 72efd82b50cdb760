package io.sluice.hub.cli.doctor;

import io.sluice.hub.cli.doctor.ApiProbe.ApiAnswers;
import io.sluice.hub.cli.doctor.ApiProbe.SkippedProbe;
import io.sluice.hub.cli.doctor.ApiProbe.TokenRefused;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.outbound.Outcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the token endpoint, the API, the clock and the job history. Findings are pure functions of
 * the API's answers.
 */
final class ApiCheck {
  /** Receivers of signed deliveries typically tolerate five minutes of clock skew. */
  static final Duration SKEW_FAILS = Duration.ofMinutes(5);

  static final Duration SKEW_WARNS = Duration.ofMinutes(1);

  /**
   * Explanations of the error codes of <a
   * href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749, section 5.2</a>.
   */
  private static final Map<String, String> TOKEN_ERRORS = tokenErrors();

  /** Matches errors which say that the API itself is switched off, rather than access denied. */
  private static final Pattern SWITCHED_OFF =
      Pattern.compile("deprecat|retire|disabled|not enabled|switched off|turned off|dataverse");

  private ApiCheck() {}

  private static Map<String, String> tokenErrors() {
    Map<String, String> errors = new LinkedHashMap<>();
    errors.put("invalid_client", "the client secret is wrong or has expired");
    errors.put("unauthorized_client", "the tenant has no app with this clientId");
    errors.put("invalid_scope", "the tenant does not know the scope");
    errors.put("invalid_request", "the tenant or the form of the request is wrong");
    errors.put("access_denied", "a policy of the tenant forbids the app to sign in");
    return errors;
  }

  static List<CheckFinding> token(Installation installation) {
    return findings(
        installation,
        probe ->
            probe instanceof TokenRefused refused
                ? token(refused.reason())
                : CheckFinding.ok("The token endpoint accepts the credentials."));
  }

  static CheckFinding token(String error) {
    for (Map.Entry<String, String> word : TOKEN_ERRORS.entrySet()) {
      if (error.contains(word.getKey())) {
        return CheckFinding.failed(
            "The token endpoint refuses the credentials: " + word.getValue() + " (" + error + ").",
            "Compare tenant, clientId and clientSecret with the app registration.");
      }
    }
    return CheckFinding.failed(
        "No token was issued (" + error + ").",
        "Check the network, http.allow, environment.tokenEndpoint, tenant, clientId and"
            + " clientSecret.");
  }

  static List<CheckFinding> instance(Installation installation) {
    return findings(
        installation,
        probe ->
            answers(probe)
                .map(answers -> instance(answers.instance()))
                .orElseGet(
                    () ->
                        CheckFinding.skipped(
                            "The API was not called, because there is no token.")));
  }

  static CheckFinding instance(Answer answer) {
    if (answer.outcome() == Outcome.SUCCEEDED) {
      Object name = answer.body() instanceof Map<?, ?> map ? map.get("name") : null;
      return CheckFinding.ok(
          "The API answers for the environment " + (name == null ? "" : name) + ".");
    }
    String error = " (" + answer.error() + ").";
    boolean off = SWITCHED_OFF.matcher(error.toLowerCase(Locale.ROOT)).find();
    return switch (answer.status()) {
      case 0 ->
          CheckFinding.failed(
              "The API does not answer" + error,
              "Check environment.api, the network and http.allow.");
      case 401 ->
          CheckFinding.failed(
              "The API rejects the subscription key or the token" + error,
              "Compare subscriptionKey with the environment's primary and secondary key: an"
                  + " administrator may have regenerated them.");
      case 403 -> off ? off(error) : forbidden(error);
      case 404 ->
          CheckFinding.failed(
              "The API has no environment with this instanceId" + error,
              "Compare environment.instanceId with the API page of the environment's settings.");
      case 410 -> off(error);
      case 429 ->
          CheckFinding.warning(
              "The API reports too many calls" + error,
              "Another program uses the same quota: find out which other program uses these keys.");
      default ->
          CheckFinding.failed(
              "The API answered with an error" + error,
              "Try again later; if the error persists, contact the vendor.");
    };
  }

  private static CheckFinding forbidden(String error) {
    return CheckFinding.failed(
        "The API denies access" + error,
        "Ask an administrator of the environment to add the app as a user with a role that may"
            + " read, and to enable API access, which is off by default.");
  }

  private static CheckFinding off(String error) {
    return CheckFinding.failed(
        "This API is switched off for the environment" + error,
        "Ask an administrator to enable API access for the environment. Where the vendor has"
            + " retired this API, it recommends Dataverse instead.");
  }

  static List<CheckFinding> clock(Installation installation) {
    return findings(
        installation,
        probe ->
            answers(probe)
                .flatMap(ApiCheck::ahead)
                .map(ApiCheck::clock)
                .orElseGet(
                    () -> CheckFinding.skipped("The API sent no response with a Date header.")));
  }

  /** Judges the clock skew; positive if this machine's clock is ahead. */
  static CheckFinding clock(Duration ahead) {
    long seconds = ahead.toSeconds();
    String sentence =
        "This machine's clock is %d s %s the API's."
            .formatted(Math.abs(seconds), seconds < 0 ? "behind" : "ahead of");
    String hint =
        "Synchronise the clock by NTP: receivers refuse signed deliveries that are five minutes"
            + " off, and times in the history are wrong.";
    Duration skew = ahead.abs();
    if (skew.compareTo(SKEW_FAILS) > 0) {
      return CheckFinding.failed(sentence, hint);
    }
    return skew.compareTo(SKEW_WARNS) > 0
        ? CheckFinding.warning(sentence, hint)
        : CheckFinding.ok("This machine's clock agrees with the API's.");
  }

  private static Optional<Instant> date(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(given -> ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME))
          .map(ZonedDateTime::toInstant);
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  static List<CheckFinding> jobs(Installation installation) {
    Instant now = installation.time().instant();
    return findings(
        installation,
        probe ->
            answers(probe)
                .flatMap(ApiAnswers::jobs)
                .map(answer -> jobs(answer, now))
                .orElseGet(
                    () ->
                        CheckFinding.skipped(
                            "The environment could not be read, so its jobs were not listed.")));
  }

  static CheckFinding jobs(Answer answer, Instant now) {
    if (answer.outcome() != Outcome.SUCCEEDED || !(answer.body() instanceof List<?> list)) {
      return CheckFinding.failed(
          "The jobs cannot be listed (" + answer.error() + ").",
          "Sweeps read refreshes from this list. Give the app the right to read jobs; if the path"
              + " is not found, change environment.paths from workflows to manage or vice versa.");
    }
    Optional<Instant> oldest =
        list.stream().map(ApiCheck::submitted).filter(Objects::nonNull).min(Instant::compareTo);
    if (oldest.isEmpty()) {
      return CheckFinding.warning(
          "The API lists no submitted job.",
          "Refresh the environment once: without jobs the hub cannot detect the end of a refresh.");
    }
    long hours = Duration.between(oldest.get(), now).toHours();
    return CheckFinding.ok(
        "The API lists %d jobs, back to %s (%d h). A hub that is down for longer misses jobs."
            .formatted(list.size(), oldest.get(), hours));
  }

  private static @Nullable Instant submitted(Object job) {
    Object text = job instanceof Map<?, ?> map ? map.get("submittedTimestamp") : null;
    try {
      return text == null ? null : OffsetDateTime.parse(text.toString()).toInstant();
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private static List<CheckFinding> findings(
      Installation installation, Function<ApiProbe, CheckFinding> judge) {
    ApiProbe probe = installation.api();
    return List.of(
        probe instanceof SkippedProbe skipped
            ? CheckFinding.skipped(skipped.reason())
            : judge.apply(probe));
  }

  private static Optional<ApiAnswers> answers(ApiProbe probe) {
    return probe instanceof ApiAnswers answers ? Optional.of(answers) : Optional.empty();
  }

  /** How far this machine's clock was ahead of the API's Date header. */
  private static Optional<Duration> ahead(ApiAnswers answers) {
    return date(answers.instance().headers().get("date"))
        .map(theirs -> Duration.between(theirs, answers.answeredAt()));
  }
}
