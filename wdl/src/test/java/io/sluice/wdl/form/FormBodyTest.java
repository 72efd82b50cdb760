package io.sluice.wdl.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.wdl.form.FormBody.EncodedForm;
import io.sluice.wdl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Forms as the cloud presents them, read and written. */
class FormBodyTest {
  private static final String TYPE = "multipart/form-data; boundary=\"-- x\"";

  private static final String PARTS =
      """
      preamble
      ---- x
      Content-Disposition: form-data; name="naïve"

      größer
      ---- x
      content-disposition: form-data; name=file; filename="a;name=b.csv"
      Content-Type: text/csv

      a,b

      ---- x

      headless
      ---- x--
      epilogue""";

  private static Map<String, @Nullable Object> read(String type, String text) {
    byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return FormBody.read(type, bytes).orElseThrow();
  }

  private static String json(@Nullable Object value) {
    return Json.write(value);
  }

  @Test
  void a_form_post_has_its_fields_beside_its_bytes() {
    Map<String, @Nullable Object> body =
        read("application/x-www-form-urlencoded; charset=utf-8", "a=1+2&&a=%2b&b&c%20d=%E2%82%AC");
    assertThat(json(body.get("$formdata")))
        .isEqualTo(
            "[{\"key\":\"a\",\"value\":\"1 2\"},{\"key\":\"a\",\"value\":\"+\"},"
                + "{\"key\":\"b\",\"value\":\"\"},{\"key\":\"c d\",\"value\":\"€\"}]");
    assertThat(body).containsKeys("$content-type", "$content");
    assertThat(FormBody.values(body, "a")).containsExactly("1 2", "+");
    assertThat(FormBody.values(body, "C D")).containsExactly("€");
    assertThat(FormBody.values(body, "none")).isEmpty();
  }

  @Test
  void text_parts_are_text_and_all_others_binary() {
    Map<String, @Nullable Object> body = read(TYPE, PARTS);
    assertThat(json(body.get("$multipart")))
        .isEqualTo(
            "[{\"headers\":{\"Content-Disposition\":\"form-data; name=\\\"naïve\\\"\","
                + "\"Content-Length\":\"8\"},\"body\":{\"$content-type\":"
                + "\"application/octet-stream\",\"$content\":\"Z3LDtsOfZXI=\"}},"
                + "{\"headers\":{\"content-disposition\":\"form-data; name=file;"
                + " filename=\\\"a;name=b.csv\\\"\",\"Content-Type\":\"text/csv\","
                + "\"Content-Length\":\"5\"},\"body\":\"a,b\\r\\n\"},"
                + "{\"headers\":{\"Content-Length\":\"8\"},\"body\":{\"$content-type\":"
                + "\"application/octet-stream\",\"$content\":\"aGVhZGxlc3M=\"}}]");
    assertThat(FormBody.values(body, "file")).containsExactly("a,b\r\n");
    assertThat(FormBody.values(body, "naïve")).hasSize(1);
    assertThat(FormBody.parts(body)).hasSize(3);
  }

  @Test
  void broken_multipart_data_has_the_parts_that_are_complete() {
    assertThat(read("multipart/mixed", "--b\n\nx\n--b--").get("$multipart")).isEqualTo(List.of());
    assertThat(read("multipart/mixed; boundary=b", "").get("$multipart")).isEqualTo(List.of());
    assertThat(read("multipart/mixed; boundary=b", "--b").get("$multipart")).isEqualTo(List.of());
    assertThat(FormBody.parts(read("multipart/mixed; boundary=b", "--b\n\nx\n--b\n\ny")))
        .hasSize(1);
  }

  @Test
  void a_written_form_reads_back() {
    Map<String, @Nullable Object> body = read(TYPE, PARTS);
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    parts.put("$multipart", body.get("$multipart"));
    EncodedForm written = FormBody.write(parts, "multipart/form-data").orElseThrow();
    Map<String, @Nullable Object> again =
        FormBody.read(written.contentType(), written.bytes()).orElseThrow();
    assertThat(FormBody.parts(again)).isEqualTo(FormBody.parts(body));
    assertThat(FormBody.values(again, "naïve")).isEqualTo(FormBody.values(body, "naïve"));
    assertThat(FormBody.write(parts, "multipart/form-data").orElseThrow().bytes())
        .isEqualTo(written.bytes());
    assertThat(FormBody.write(parts, TYPE).orElseThrow().contentType()).isEqualTo(TYPE);
  }

  @Test
  void a_body_with_its_bytes_is_sent_as_they_are() {
    assertThat(FormBody.write(read(TYPE, PARTS), null)).isEmpty();
    assertThat(FormBody.write(Map.of("a", 1L), null)).isEmpty();
    assertThat(FormBody.write(null, null)).isEmpty();
    assertThatThrownBy(() -> FormBody.write(Map.of("$formdata", List.of("x")), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("each item of $formdata must be {key, value}");
  }
}
