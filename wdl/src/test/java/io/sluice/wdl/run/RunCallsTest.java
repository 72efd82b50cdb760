package io.sluice.wdl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationReply.Verdict;
import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.action.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls: their attempts, waits, limits, pages and keys. */
class RunCallsTest {
  private static final String POST = "\"Post\": " + FlowTexts.call("", "");

  private static final String GET =
      """
      "Get": {"type": "OpenApiConnection", %s "inputs": {
        "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                 "operationId": "GetItems"},
        "parameters": {"dataset": "i", "table": "Customer", "$top": %d}}}""";

  private static List<Long> secondsBetweenCalls(Drive drive, List<Instant> times) {
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      waits.add(Duration.between(times.get(i - 1), times.get(i)).toMillis());
    }
    assertThat(drive.calls).hasSize(times.size());
    return waits;
  }

  private static List<Long> waits(RetryPolicy policy, String more, OperationReply reply) {
    List<Instant> times = new ArrayList<>();
    Drive drive = Drive.of("\"Post\": " + FlowTexts.call("", more)).answeringAfter(Duration.ZERO);
    drive
        .retrying(policy)
        .answering(
            call -> {
              times.add(drive.now);
              return reply;
            })
        .go();
    assertThat(drive.status).isEqualTo(Status.FAILED);
    return secondsBetweenCalls(drive, times);
  }

  private static final OperationReply BUSY = Drive.failed(Verdict.UNAVAILABLE, 503);

  @Test
  void power_automate_tries_eight_times_more_with_doubling_waits() {
    assertThat(waits(RetryPolicy.POWER_AUTOMATE, "", BUSY))
        .containsExactly(7_000L, 14_000L, 28_000L, 56_000L, 112_000L, 224_000L, 448_000L, 896_000L);
  }

  @Test
  void logic_apps_tries_four_times_more() {
    assertThat(waits(RetryPolicy.LOGIC_APPS, "", BUSY))
        .containsExactly(7_500L, 15_000L, 30_000L, 45_000L);
  }

  @Test
  void a_fixed_policy_of_the_action_wins_over_the_default() {
    String own = ", \"retryPolicy\": {\"type\": \"fixed\", \"count\": 3, \"interval\": \"PT20S\"}";
    assertThat(waits(RetryPolicy.POWER_AUTOMATE, own, BUSY))
        .containsExactly(20_000L, 20_000L, 20_000L);
  }

  @Test
  void a_policy_of_none_does_not_try_again() {
    assertThat(waits(RetryPolicy.POWER_AUTOMATE, ", \"retryPolicy\": {\"type\": \"none\"}", BUSY))
        .isEmpty();
  }

  @Test
  void exponential_waits_lie_in_their_ranges_and_are_the_same_each_time() {
    String own =
        ", \"retryPolicy\": {\"type\": \"exponential\", \"count\": 5, \"interval\": \"PT10S\","
            + " \"minimumInterval\": \"PT5S\", \"maximumInterval\": \"PT1M\"}";
    List<Long> waits = waits(RetryPolicy.POWER_AUTOMATE, own, BUSY);
    assertThat(waits).hasSize(5);
    assertThat(waits.get(0)).isBetween(5_000L, 10_000L);
    assertThat(waits.get(1)).isBetween(10_000L, 20_000L);
    assertThat(waits.get(2)).isBetween(20_000L, 40_000L);
    assertThat(waits.get(3)).isBetween(40_000L, 60_000L);
    assertThat(waits.get(4)).isEqualTo(80_000L);
    assertThat(waits(RetryPolicy.POWER_AUTOMATE, own, BUSY)).isEqualTo(waits);
  }

  @Test
  void a_wait_requested_by_the_service_takes_precedence_over_the_policy() {
    OperationReply slow =
        new OperationReply(
            Verdict.THROTTLED, 429, Map.of(), null, "slow down", Duration.ofSeconds(17));
    assertThat(waits(RetryPolicy.LOGIC_APPS, "", slow))
        .containsExactly(17_000L, 17_000L, 17_000L, 17_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "REJECTED, 404, 1, NotFound",
    "REJECTED, 401, 1, Unauthorized",
    "REJECTED, 418, 1, 418",
    "THROTTLED, 429, 5, 429",
    "UNAVAILABLE, 500, 5, InternalServerError",
    "UNKNOWN, 0, 5, OutcomeUnknown",
    "THROTTLED, 0, 5, Throttled",
    "REJECTED, 0, 1, Rejected"
  })
  void only_what_may_go_better_is_tried_again(Verdict verdict, int status, int calls, String code) {
    Drive drive =
        Drive.of(POST)
            .retrying(RetryPolicy.LOGIC_APPS)
            .answering(call -> Drive.failed(verdict, status))
            .go();
    assertThat(drive.calls).hasSize(calls);
    assertThat(drive.step("Post").attempts()).isEqualTo(calls);
    assertThat(drive.error).startsWith("Post failed: " + code + ": the other side said");
  }

  @Test
  void a_call_that_succeeds_at_last_is_a_success() {
    Drive drive =
        Drive.of(POST)
            .answering(call -> call.attempt() < 3 ? BUSY : Drive.ok(Map.of("id", 1L)))
            .go();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.body("Post")).isEqualTo(Map.of("id", 1L));
  }

  @Test
  void every_attempt_of_a_call_has_one_key_and_every_turn_another() {
    Drive drive =
        Drive.of(
                "\"Loop\": {\"type\": \"Foreach\", \"foreach\": \"@createArray(1, 2)\","
                    + " \"actions\": {"
                    + POST
                    + "}}")
            .answering(call -> call.attempt() == 1 ? BUSY : Drive.ok(null))
            .go();
    List<String> keys = drive.calls.stream().map(RunEffect.CallOperation::effectKey).toList();
    assertThat(keys).hasSize(4);
    assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
    assertThat(keys.get(2)).isEqualTo(keys.get(3));
  }

  @Test
  void an_unknown_outcome_is_noted_when_repeating_could_do_it_twice() {
    Drive drive =
        Drive.of(POST)
            .answering(
                call -> call.attempt() == 1 ? Drive.failed(Verdict.UNKNOWN, 0) : Drive.ok(null))
            .go();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.step("Post").error()).isNull();
    assertThat(drive.step("Post").notes())
        .singleElement()
        .asString()
        .startsWith("outcome unknown: attempt 1 may have been performed");
  }

  @Test
  void a_retry_policy_out_of_its_bounds_is_brought_to_them_and_the_record_says_so() {
    String policy =
        ", \"retryPolicy\": {\"type\": \"fixed\", \"count\": 200, \"interval\": \"PT1S\"}";
    Drive drive =
        Drive.of("\"Post\": " + FlowTexts.call("", policy))
            .answering(call -> call.attempt() < 3 ? BUSY : Drive.ok(null))
            .go();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.step("Post").notes())
        .containsExactly(
            "retry policy: count 200 is more than 90; 90 is used",
            "retry policy: interval PT1S is less than PT5S; PT5S is used");
  }

  @Test
  void an_unknown_outcome_of_reading_is_of_no_interest() {
    Drive drive =
        Drive.of(GET.formatted("", 100))
            .answering(
                call -> call.attempt() == 1 ? Drive.failed(Verdict.UNKNOWN, 0) : Drive.ok(null))
            .go();
    assertThat(drive.step("Get").notes()).isEmpty();
  }

  @Test
  void an_action_times_out_by_its_own_limit_also_while_it_waits_to_try_again() {
    String limited = "\"Post\": " + FlowTexts.call("", ", \"limit\": {\"timeout\": \"PT10S\"}");
    Drive drive = Drive.of(limited).answering(call -> BUSY).go();
    assertThat(drive.status).isEqualTo(Status.TIMED_OUT);
    assertThat(drive.step("Post").error()).startsWith("ActionTimedOut");
    assertThat(drive.calls).hasSize(2);
    assertThat(drive.calls.get(1).limit()).isEqualTo(Duration.ofMillis(2_900));
    assertThat(drive.step("Post").endedAt()).isEqualTo(Drive.START.plusSeconds(10));
  }

  @Test
  void a_late_answer_is_left_alone() {
    String limited = "\"Post\": " + FlowTexts.call("", ", \"limit\": {\"timeout\": \"PT10S\"}");
    Drive drive = Drive.of(limited).answering(call -> null).go();
    assertThat(drive.status).isEqualTo(Status.TIMED_OUT);
    assertThat(drive.run.on(new RunEvent.Answered("Post", 1, Drive.ok(null)), drive.now)).isEmpty();
  }

  @Test
  void outputs_of_a_failed_call_are_kept() {
    OperationReply notFound =
        new OperationReply(
            Verdict.REJECTED, 404, Map.of("x", "y"), Map.of("m", "no"), "gone", null);
    Drive drive = Drive.of(POST).answering(call -> notFound).go();
    assertThat(drive.outputs("Post"))
        .isEqualTo(
            Map.of("statusCode", 404L, "headers", Map.of("x", "y"), "body", Map.of("m", "no")));
  }

  @Test
  void an_answer_without_content_has_no_body() {
    OperationReply nothing = new OperationReply(Verdict.SUCCEEDED, 204, Map.of(), null, null, null);
    Drive drive =
        Drive.of(
                POST
                    + ", \"Body\": {\"type\": \"Compose\", \"runAfter\": {\"Post\":"
                    + " [\"Succeeded\"]}, \"inputs\": \"@coalesce(body('Post'), 'none')\"}")
            .answering(call -> nothing)
            .go();
    assertThat(drive.outputs("Body")).isEqualTo("none");
    assertThat(drive.outputs("Post")).isEqualTo(Map.of("statusCode", 204L, "headers", Map.of()));
  }

  private static OperationReply rows(long from, long count, long all, @Nullable String link) {
    List<Object> rows = new ArrayList<>();
    for (long i = from; i < Math.min(from + count, all); i++) {
      rows.add(Map.of("Id", i));
    }
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("value", rows);
    if (link != null) {
      body.put("@odata.nextLink", link);
    }
    return Drive.ok(body);
  }

  private static long skip(RunEffect.CallOperation call) {
    Object skip = call.request().parameters().get("$skip");
    return skip == null ? 0 : Long.parseLong(String.valueOf(skip));
  }

  private static final String PAGED =
      "\"runtimeConfiguration\": {\"paginationPolicy\": {\"minimumItemCount\": %d}},";

  @ParameterizedTest
  @CsvSource({
    // rows there, rows wanted, page size, calls, rows got
    "250, 1000, 100, 3, 250",
    "250, 150, 100, 2, 200",
    "200, 1000, 100, 3, 200",
    "0, 1000, 100, 1, 0",
    "250, 1000, 50, 6, 250",
    "99, 1, 100, 1, 99"
  })
  void pagination_skips_what_was_read_until_enough_or_a_short_page(
      int there, int wanted, int size, int calls, int got) {
    Drive drive =
        Drive.of(GET.formatted(PAGED.formatted(wanted), size))
            .answering(call -> rows(skip(call), size, there, null))
            .go();
    assertThat(drive.calls).hasSize(calls);
    Object value =
        drive.body("Get") instanceof Map<?, ?> map && map.size() == 1 ? map.get("value") : null;
    assertThat(value instanceof List<?> list ? list.size() : -1).isEqualTo(got);
    assertThat(drive.calls.stream().map(RunEffect.CallOperation::effectKey))
        .doesNotHaveDuplicates();
  }

  @Test
  void pagination_follows_the_parameters_of_a_link_and_never_its_address() {
    Drive drive =
        Drive.of(GET.formatted(PAGED.formatted(1_000), 100))
            .answering(
                call ->
                    call.request().parameters().containsKey("$skiptoken")
                        ? rows(2, 2, 4, null)
                        : rows(0, 2, 4, "https://evil.example/data?$skiptoken=a%20b&x=1"))
            .go();
    assertThat(drive.calls).hasSize(2);
    assertThat(drive.calls.get(1).request().parameters())
        .containsEntry("$skiptoken", "a b")
        .containsEntry("table", "Customer")
        .doesNotContainKey("x");
  }

  @Test
  void a_page_that_fails_fails_the_action() {
    Drive drive =
        Drive.of(GET.formatted(PAGED.formatted(1_000), 100))
            .answering(
                call ->
                    skip(call) == 0 ? rows(0, 100, 500, null) : Drive.failed(Verdict.REJECTED, 403))
            .go();
    assertThat(drive.status).isEqualTo(Status.FAILED);
    assertThat(drive.error).startsWith("Get failed: Forbidden");
  }

  private static final String HTTP =
      """
      "Call": {"type": "Http", %s "inputs": {"method": "POST", "uri": "https://a.example/x",
        "headers": {"h": "1"}, "body": {"a": 1}}}""";

  private static OperationReply accepted(@Nullable Duration wait) {
    return new OperationReply(
        Verdict.SUCCEEDED, 202, Map.of("location", "https://a.example/status"), null, null, wait);
  }

  @Test
  void an_accepted_http_call_is_asked_again_at_its_location() {
    List<Instant> times = new ArrayList<>();
    Drive drive = Drive.of(HTTP.formatted("")).answeringAfter(Duration.ZERO);
    drive
        .answering(
            call -> {
              times.add(drive.now);
              return switch (times.size()) {
                case 1 -> accepted(null);
                case 2 -> accepted(Duration.ofSeconds(3));
                default -> Drive.ok(Map.of("done", true));
              };
            })
        .go();
    assertThat(secondsBetweenCalls(drive, times)).containsExactly(10_000L, 3_000L);
    assertThat(drive.calls.get(1).request().parameters())
        .containsEntry("method", "GET")
        .containsEntry("uri", "https://a.example/status")
        .containsEntry("headers", Map.of("h", "1"))
        .doesNotContainKey("body");
    assertThat(drive.body("Call")).isEqualTo(Map.of("done", true));
  }

  @Test
  void the_asynchronous_pattern_can_be_switched_off() {
    Drive drive =
        Drive.of(HTTP.formatted("\"operationOptions\": \"DisableAsyncPattern\","))
            .answering(call -> accepted(null))
            .go();
    assertThat(drive.calls).hasSize(1);
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void missing_values_are_sent_as_null() {
    Drive drive =
        Drive.of(
                """
                "Post": {"type": "OpenApiConnection", "inputs": {
                  "host": {"apiId": "/apis/shared_teams", "operationId": "X"},
                  "parameters": {"a": "@triggerBody()?['nothing']"}}}""")
            .go();
    assertThat(drive.calls.get(0).request().parameters()).containsEntry("a", null);
  }

  @Test
  void the_older_form_of_a_call_finds_its_connector_and_operation() {
    Drive drive =
        Drive.of(
                """
                "Post": {"type": "ApiConnection",
                  "metadata": {"flowSystemMetadata": {"swaggerOperationId": "GetItems"}},
                  "inputs": {
                    "host": {"connection": {
                      "name": "@parameters('$connections')['shared_customerinsights_1']['connectionId']"}},
                    "method": "get", "path": "/datasets/i/tables/t/items",
                    "queries": {"$top": 5},
                    "authentication": "@nonsense("}}""")
            .go();
    assertThat(drive.calls.get(0).request().connector()).isEqualTo("customerinsights");
    assertThat(drive.calls.get(0).request().operation()).isEqualTo("GetItems");
    assertThat(drive.calls.get(0).request().parameters())
        .containsEntry("method", "get")
        .containsEntry("$top", 5L)
        .containsEntry("queries", Map.of("$top", 5L));
  }
}
