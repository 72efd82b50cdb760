package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleConfigTest {
  private static final String TOKEN = "a-token-of-sufficient-length";

  @Test
  void a_loopback_address_needs_no_token() {
    for (String host : List.of("127.0.0.1", "localhost", "::1", "127.8.8.8")) {
      assertThat(config(host, 8080, Optional.empty()).host()).isEqualTo(host);
    }
  }

  @Test
  void any_other_address_needs_a_token() {
    for (String host : List.of("0.0.0.0", "::", "10.0.0.5", "127.evil.example")) {
      assertThatThrownBy(() -> config(host, 8080, Optional.empty()))
          .as(host)
          .hasMessageContaining("API token is required");
      assertThat(config(host, 8080, Optional.of(TOKEN)).apiToken()).isPresent();
    }
  }

  @Test
  void a_weak_token_is_refused_without_being_shown() {
    for (String token : List.of("short", "with space in the token", "ümlaut-token-12345678")) {
      assertThatThrownBy(() -> config("127.0.0.1", 1, Optional.of(token)))
          .hasMessageContaining("at least 16")
          .hasMessageNotContaining(token);
    }
  }

  @Test
  void a_port_outside_the_range_is_refused_with_its_value() {
    assertThatThrownBy(() -> config("127.0.0.1", 65_536, Optional.empty()))
        .hasMessage("console.port is 65536: it must be from 0 to 65535");
    assertThatThrownBy(() -> config(" ", 1, Optional.empty())).hasMessageContaining("console.host");
  }

  @Test
  void to_string_omits_the_token() {
    assertThat(config("127.0.0.1", 1, Optional.of(TOKEN)).toString())
        .contains("apiToken=set")
        .doesNotContain(TOKEN);
  }

  private static ConsoleConfig config(String host, int port, Optional<String> token) {
    return new ConsoleConfig(host, port, token, List.of(), Optional.empty());
  }
}
