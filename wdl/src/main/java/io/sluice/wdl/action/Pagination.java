package io.sluice.wdl.action;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects items page by page until the minimum is reached. Follows the link to the next page when
 * there is one. Otherwise it skips the items read so far and takes a page shorter than requested
 * for the last one: Customer Insights has no links and returns 100 rows per page.
 */
final class Pagination {
  /** Items per page when the call has no {@code $top}. */
  static final int PAGE_SIZE = 100;

  /** Maximum number of pages per action. */
  static final int MAX_PAGES = 1_000;

  private Pagination() {}

  /** The parameters for the next page; empty after the last page. */
  static Optional<Map<String, @Nullable Object>> next(
      ActionContext place, OperationReply reply, long minimumItems) {
    List<?> rows = rows(reply);
    long all =
        rows.size() + place.earlierReplies().stream().mapToLong(kept -> rows(kept).size()).sum();
    if (rows.isEmpty() || all >= minimumItems || place.earlierReplies().size() + 1 >= MAX_PAGES) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> more = new LinkedHashMap<>(place.request().parameters());
    String link = link(reply);
    if (link != null) {
      return follow(more, link);
    }
    long asked = number(more.get("$top"), PAGE_SIZE);
    if (rows.size() < asked || (reply.body() instanceof Map<?, ?> map && ended(map, all))) {
      return Optional.empty();
    }
    more.put("$skip", number(more.get("$skip"), 0) + rows.size());
    return Optional.of(more);
  }

  /** The result with the items of all pages; its body has the member {@code value} only. */
  static ActionResult all(ActionContext place, OperationReply last) {
    List<@Nullable Object> rows = new ArrayList<>();
    place.earlierReplies().forEach(reply -> rows.addAll(rows(reply)));
    rows.addAll(rows(last));
    ActionResult one = ReplyMapping.succeeded(last);
    return new ActionResult(
        one.status(), one.code(), last.outputs(InputValues.object("value", rows)), null);
  }

  private static boolean ended(Map<?, ?> body, long read) {
    return body.get("@odata.count") instanceof Long count && read >= count;
  }

  private static List<?> rows(OperationReply reply) {
    return InputValues.member(reply.body(), "value") instanceof List<?> list ? list : List.of();
  }

  private static @Nullable String link(OperationReply reply) {
    Object link = InputValues.member(reply.body(), "@odata.nextLink");
    Object other = link != null ? link : InputValues.member(reply.body(), "nextLink");
    return other instanceof String text && !text.isEmpty() ? text : null;
  }

  /** Takes over paging parameters only, so that a response cannot redirect the call. */
  private static Optional<Map<String, @Nullable Object>> follow(
      Map<String, @Nullable Object> parameters, String link) {
    boolean found = false;
    for (String pair : link.substring(link.indexOf('?') + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : URLDecoder.decode(pair.substring(0, equals), UTF_8);
      if (equals > 0 && (key.equals("$skip") || key.equals("$skiptoken"))) {
        parameters.put(key, URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        found = true;
      }
    }
    return found ? Optional.of(parameters) : Optional.empty();
  }

  private static long number(@Nullable Object value, long defaultValue) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    if (value instanceof String text && text.matches("\\d{1,9}")) {
      return Long.parseLong(text);
    }
    return defaultValue;
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;
}
