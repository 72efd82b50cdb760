package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SseEncoderTest {
  private final SseEncoder frames = new SseEncoder();

  @Test
  void the_first_time_everything_is_sent_after_a_greeting() {
    assertThat(frames.next(feeds("1", "2")))
        .isEqualTo("retry: 2000\n\nevent: a\ndata: 1\n\nevent: b\ndata: 2\n\n");
  }

  @Test
  void afterwards_only_what_changed() {
    frames.next(feeds("1", "2"));
    assertThat(frames.next(feeds("1", "3"))).isEqualTo("event: b\ndata: 3\n\n");
    assertThat(frames.next(feeds("1", "3"))).isEmpty();
  }

  @Test
  void a_value_that_comes_back_is_sent_again() {
    frames.next(feeds("1", "2"));
    frames.next(feeds("1", "3"));
    assertThat(frames.next(feeds("1", "2"))).isEqualTo("event: b\ndata: 2\n\n");
  }

  private static Map<String, String> feeds(String a, String b) {
    Map<String, String> feeds = new LinkedHashMap<>();
    feeds.put("a", a);
    feeds.put("b", b);
    return feeds;
  }
}
