package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionCookiesTest {
  private static final Instant NOW = FakeHub.START;

  private final SessionCookies sessions = new SessionCookies("a-token-of-sufficient-length");

  @Test
  void only_the_exact_token_is_accepted() {
    assertThat(sessions.isToken("a-token-of-sufficient-length")).isTrue();
    assertThat(sessions.isToken("a-token-of-sufficient-lengtH")).isFalse();
    assertThat(sessions.isToken("a-token-of-sufficient-length ")).isFalse();
    assertThat(sessions.isToken("")).isFalse();
  }

  @Test
  void a_session_expires_after_its_lifetime() {
    String cookie = sessions.issue(NOW);
    assertThat(sessions.isValid(cookie, NOW)).isTrue();
    assertThat(sessions.isValid(cookie, NOW.plus(SessionCookies.LIFETIME).minusSeconds(1)))
        .isTrue();
    assertThat(sessions.isValid(cookie, NOW.plus(SessionCookies.LIFETIME))).isFalse();
  }

  @Test
  void a_session_of_another_token_is_invalid() {
    assertThat(new SessionCookies("another-token-of-that-length").isValid(sessions.issue(NOW), NOW))
        .isFalse();
  }

  @Test
  void a_cookie_with_a_later_end_is_forged() {
    String cookie = sessions.issue(NOW);
    long end = Long.parseLong(cookie.substring(0, cookie.indexOf('.')));
    String forged = (end + Duration.ofDays(1).toSeconds()) + cookie.substring(cookie.indexOf('.'));
    assertThat(sessions.isValid(forged, NOW)).isFalse();
  }

  @Test
  void a_malformed_cookie_is_no_session() {
    for (String rubbish : new String[] {"", ".", "1", "1.", ".x", "9999999999999.x", "-1.x"}) {
      assertThat(sessions.isValid(rubbish, NOW)).as(rubbish).isFalse();
    }
  }

  @Test
  void the_cookie_does_not_hold_the_token() {
    assertThat(sessions.issue(NOW)).doesNotContain("token");
  }
}
