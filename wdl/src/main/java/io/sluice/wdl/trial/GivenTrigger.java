package io.sluice.wdl.trial;

import io.sluice.wdl.form.FormBody;
import io.sluice.wdl.json.Values;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a trigger from what a file gives: its body, or all outputs as the cloud shows
 * them, an object of {@code headers}, {@code body} and perhaps {@code queries} and {@code
 * relativePathParameters}. The Content-Type of a body that names one ({@code $content-type}, {@code
 * $multipart}, {@code $formdata}) becomes the header, without which form functions refuse it; a
 * text under the Content-Type of a form is read as that form.
 */
final class GivenTrigger {
  private static final String HEADERS = "headers";
  private static final String BODY = "body";
  private static final String CONTENT_TYPE = "Content-Type";

  private static final Set<String> MEMBERS =
      Set.of(HEADERS, BODY, "queries", "relativePathParameters", "statusCode");

  private GivenTrigger() {}

  static Map<String, @Nullable Object> outputs(@Nullable Object given) {
    Map<String, @Nullable Object> outputs = JsonObjects.members(given);
    boolean whole =
        outputs.get(HEADERS) instanceof Map
            && outputs.containsKey(BODY)
            && MEMBERS.containsAll(outputs.keySet());
    Map<String, @Nullable Object> all =
        whole ? outputs : JsonObjects.object(HEADERS, JsonObjects.object(), BODY, given);
    Map<String, @Nullable Object> headers = JsonObjects.members(all.get(HEADERS));
    Object body = all.get(BODY);
    String key = Values.findKey(headers, CONTENT_TYPE);
    if (key == null) {
      String type = FormBody.contentType(body);
      headers.put(CONTENT_TYPE, type == null ? "application/json" : type);
    } else if (body instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      FormBody.read(String.valueOf(headers.get(key)), bytes).ifPresent(form -> all.put(BODY, form));
    }
    all.put(HEADERS, headers);
    return all;
  }
}
