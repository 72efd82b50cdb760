package io.sluice.hub.source;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The list that an answer holds, or why it holds none that can be used. A list whose items cannot
 * be told apart would say that everything is gone, without anybody noticing. Pure.
 *
 * @param list null when there is none to be used
 * @param problem in words; null when there is none
 */
record ListAnswer(@Nullable List<?> list, @Nullable String problem) {
  private static final int NO_CONTENT = 204;
  private static final int MOST_SAID = 200;

  /** A job that ended so had tasks. */
  private static final Set<String> WORKED = Set.of("successful", "failed", "timedOut");

  static final ListShape SOURCES =
      new ListShape(
          "ListDataSources",
          "dataSourceId",
          item ->
              item.text("dataSourceId")
                  .or(() -> item.child("dataSourceMetadata").text("dataSourceId"))
                  .isPresent());

  static final ListShape SEGMENTS = ListShape.with("ListSegments", "name");
  static final ListShape MEASURES = ListShape.with("ListMeasures", "name");
  static final ListShape JOBS = ListShape.with("ListJobs", "jobId");
  static final ListShape STATUS = ListShape.with("GetStatus", "operationType");
  static final ListShape SCHEDULES = ListShape.with("ListSchedules", "scheduleId");

  /**
   * A list of a sweep, and what its items are known by.
   *
   * @param operation what gives it
   * @param key the name of the field without which an item says nothing
   */
  record ListShape(String operation, String key, Predicate<Fields> has) {
    static ListShape with(String operation, String key) {
      return new ListShape(operation, key, item -> item.text(key).isPresent());
    }
  }

  /**
   * Reads an answer with a status of success. An object where a list belongs is an error text:
   * nothing is gone because of it. No content at all is the empty list of services that send
   * nothing for nothing.
   */
  static ListAnswer of(ListShape shape, int status, @Nullable Object body) {
    if (body instanceof List<?> list) {
      return checked(shape, list);
    }
    if (body == null && status == NO_CONTENT) {
      return new ListAnswer(List.of(), null);
    }
    // Other interfaces of the service wrap their lists so.
    Fields object = Fields.of(body);
    if (object.value("value") instanceof List<?> list) {
      boolean more = object.text("@odata.nextLink").or(() -> object.text("nextLink")).isPresent();
      return more
          ? none("the list goes on on another page, which is not documented")
          : checked(shape, list);
    }
    return none("an answer of status " + status + " holds no list" + said(object));
  }

  /** The text of an error that came with a status of success, wrapped or bare. */
  private static String said(Fields object) {
    return object
        .child("error")
        .text("message")
        .or(() -> object.text("message"))
        .map(text -> ", but says: " + text.substring(0, Math.min(MOST_SAID, text.length())))
        .orElse("");
  }

  private static ListAnswer checked(ListShape shape, List<?> list) {
    List<Fields> items = Fields.list(list);
    if (!list.isEmpty() && items.stream().noneMatch(shape.has())) {
      return none("none of the " + list.size() + " items has a '" + shape.key() + "'");
    }
    // Refreshes are seen by their tasks: they were asked for, and an empty list of them is a list.
    if (shape.equals(JOBS) && !list.isEmpty() && items.stream().noneMatch(ListAnswer::listsTasks)) {
      return none(
          "none of the "
              + list.size()
              + " jobs lists its tasks, although they were asked for; without them no refresh is"
              + " seen");
    }
    return new ListAnswer(list, null);
  }

  private static boolean listsTasks(Fields job) {
    return job.value("tasks") instanceof List<?> || !WORKED.contains(job.word("jobStatus"));
  }

  private static ListAnswer none(String why) {
    return new ListAnswer(null, why);
  }
}
