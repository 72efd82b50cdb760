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

/** The token endpoint and the environment's API. What is found is a pure function of answers. */
final class ApiCheck {
  /** Receivers of signed deliveries allow five minutes, this machine's share and theirs. */
  static final Duration SKEW_FAILS = Duration.ofMinutes(5);

  static final Duration SKEW_WARNS = Duration.ofMinutes(1);

  /** What the words of RFC 6749, 5.2 mean here. */
  private static final Map<String, String> WORDS = words();

  /** How a refusal reads when the API itself is off, rather than closed to us. */
  private static final Pattern OFF =
      Pattern.compile("deprecat|retire|disabled|not enabled|switched off|turned off|dataverse");

  private ApiCheck() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("invalid_client", "the client secret is wrong or has expired");
    words.put("unauthorized_client", "the tenant does not know the app of this clientId");
    words.put("invalid_scope", "the scope is not known to the tenant");
    words.put("invalid_request", "the tenant or the request's form is wrong");
    words.put("access_denied", "the tenant's rules forbid the app to sign in");
    return words;
  }

  static List<CheckFinding> token(Installation installation) {
    return about(
        installation,
        probe ->
            probe instanceof TokenRefused refused
                ? token(refused.reason())
                : CheckFinding.ok("The token endpoint accepts the credentials."));
  }

  static CheckFinding token(String said) {
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      if (said.contains(word.getKey())) {
        return CheckFinding.failed(
            "The token endpoint refuses the credentials: " + word.getValue() + " (" + said + ").",
            "Compare tenant, clientId and clientSecret with the app registration.");
      }
    }
    return CheckFinding.failed(
        "There is no token (" + said + ").",
        "Check the network, http.allow, environment.tokenEndpoint, tenant, clientId and"
            + " clientSecret.");
  }

  static List<CheckFinding> instance(Installation installation) {
    return about(
        installation,
        probe ->
            answers(probe)
                .map(answers -> instance(answers.instance()))
                .orElseGet(() -> CheckFinding.skipped("Without a token the API cannot be asked.")));
  }

  static CheckFinding instance(Answer answer) {
    if (answer.outcome() == Outcome.SUCCEEDED) {
      Object name = answer.body() instanceof Map<?, ?> map ? map.get("name") : null;
      return CheckFinding.ok(
          "The API answers for the environment " + (name == null ? "" : name) + ".");
    }
    String said = " (" + answer.error() + ").";
    boolean off = OFF.matcher(said.toLowerCase(Locale.ROOT)).find();
    return switch (answer.status()) {
      case 0 ->
          CheckFinding.failed(
              "The API does not answer" + said,
              "Check environment.api, the network and http.allow.");
      case 401 ->
          CheckFinding.failed(
              "The API does not accept the key or the token" + said,
              "Compare subscriptionKey with the environment's primary and secondary key: an"
                  + " administrator may have regenerated them.");
      case 403 -> off ? off(said) : forbidden(said);
      case 404 ->
          CheckFinding.failed(
              "The API knows no environment of this instanceId" + said,
              "Compare environment.instanceId with the environment's page of APIs.");
      case 410 -> off(said);
      case 429 ->
          CheckFinding.warning(
              "The API is asked too fast" + said,
              "Another program uses the same quota: look who else calls with these keys.");
      default ->
          CheckFinding.failed(
              "The API does not work as it should" + said,
              "Try again later; if it stays, ask the vendor.");
    };
  }

  private static CheckFinding forbidden(String said) {
    return CheckFinding.failed(
        "The API refuses us" + said,
        "An administrator of the environment adds the app as a user with a role that may read, and"
            + " looks whether API access is enabled: it is off until somebody enables it.");
  }

  private static CheckFinding off(String said) {
    return CheckFinding.failed(
        "This API is switched off for the environment" + said,
        "An administrator may enable API access in the environment; where the vendor has retired"
            + " the API, it recommends Dataverse in its place.");
  }

  static List<CheckFinding> clock(Installation installation) {
    return about(
        installation,
        probe ->
            answers(probe)
                .flatMap(ApiCheck::ahead)
                .map(ApiCheck::clock)
                .orElseGet(() -> CheckFinding.skipped("No answer with a date came from the API.")));
  }

  /** What a difference means; positive when this machine is ahead. */
  static CheckFinding clock(Duration ahead) {
    long seconds = ahead.toSeconds();
    String sentence =
        "This machine's clock is %d s %s the API's."
            .formatted(Math.abs(seconds), seconds < 0 ? "behind" : "ahead of");
    String hint =
        "Set the clock by NTP: receivers refuse signed deliveries that are five minutes off, and"
            + " times in the history would mislead.";
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
    return about(
        installation,
        probe ->
            answers(probe)
                .flatMap(ApiAnswers::jobs)
                .map(answer -> jobs(answer, now))
                .orElseGet(() -> CheckFinding.skipped("The environment could not be read.")));
  }

  static CheckFinding jobs(Answer answer, Instant now) {
    if (answer.outcome() != Outcome.SUCCEEDED || !(answer.body() instanceof List<?> list)) {
      return CheckFinding.failed(
          "The jobs cannot be listed (" + answer.error() + ").",
          "Sweeps read refreshes from this list: the app needs the right to read them; if the path"
              + " is not found, set environment.paths to the other of workflows and manage.");
    }
    Optional<Instant> oldest =
        list.stream().map(ApiCheck::submitted).filter(Objects::nonNull).min(Instant::compareTo);
    if (oldest.isEmpty()) {
      return CheckFinding.warning(
          "The API lists no job that was ever submitted.",
          "Refresh the environment once: without jobs no refresh can be seen to end.");
    }
    long hours = Duration.between(oldest.get(), now).toHours();
    return CheckFinding.ok(
        "The API lists %d jobs, back to %s (%d h): a hub that was down for longer misses some."
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

  private static List<CheckFinding> about(
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
