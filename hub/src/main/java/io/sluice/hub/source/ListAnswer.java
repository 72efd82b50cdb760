package io.sluice.hub.source;

import io.sluice.hub.trigger.WorkStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list in a successful answer, or why there is no usable one. An answer without identifiable
 * items must not pass for an empty list, because then everything would silently count as gone.
 * Pure.
 *
 * @param list null when there is no usable list
 * @param problem for people; null when there is none
 */
record ListAnswer(@Nullable List<?> list, @Nullable String problem) {
  private static final int NO_CONTENT = 204;
  private static final int MAX_QUOTED = 200;

  /**
   * Reads an answer with a status of success. An object in place of a list is an error text. 204
   * without content is the empty list of services that send nothing for nothing.
   */
  static ListAnswer of(ApiList wanted, int status, @Nullable Object body) {
    if (body instanceof List<?> list) {
      return checked(wanted, list);
    }
    if (body == null && status == NO_CONTENT) {
      return new ListAnswer(List.of(), null);
    }
    // Other interfaces of the service wrap lists in an OData envelope.
    Fields object = Fields.of(body);
    if (object.value("value") instanceof List<?> list) {
      boolean more = object.text("@odata.nextLink").or(() -> object.text("nextLink")).isPresent();
      return more
          ? unusable("the list continues on another page, which is not documented")
          : checked(wanted, list);
    }
    return unusable("an answer of status " + status + " holds no list" + errorText(object));
  }

  /** The text of an error that arrived with a status of success, wrapped or bare. */
  private static String errorText(Fields object) {
    return object
        .child("error")
        .text("message")
        .or(() -> object.text("message"))
        .map(text -> ", but says: " + text.substring(0, Math.min(MAX_QUOTED, text.length())))
        .orElse("");
  }

  private static ListAnswer checked(ApiList wanted, List<?> list) {
    List<Fields> items = Fields.list(list);
    if (!list.isEmpty() && items.stream().noneMatch(wanted::identifies)) {
      return unusable("none of the " + list.size() + " items has a '" + wanted.key() + "'");
    }
    // Refreshes are found by their tasks, which are requested with the jobs.
    if (wanted == ApiList.JOBS
        && !list.isEmpty()
        && items.stream().noneMatch(ListAnswer::listsTasks)) {
      return unusable(
          "none of the "
              + list.size()
              + " jobs lists its tasks, although they were requested; without tasks no refresh can"
              + " be detected");
    }
    return new ListAnswer(list, null);
  }

  private static boolean listsTasks(Fields job) {
    return job.value("tasks") instanceof List<?>
        || !WorkStatus.of(job.word("jobStatus")).executed();
  }

  private static ListAnswer unusable(String why) {
    return new ListAnswer(null, why);
  }
}
