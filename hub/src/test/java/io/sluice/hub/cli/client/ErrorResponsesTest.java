package io.sluice.hub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.terminal.ExitCode;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;

final class ErrorResponsesTest {
  @Test
  void a_store_failure_is_reported_with_the_message_of_the_store() {
    JsonObject body =
        new JsonObject().put("status", "not ready").put("store", "The disk is full: free some");

    ClientException refusal = ErrorResponses.of(503, body, URI.create("http://127.0.0.1:1/"));

    assertThat(refusal).hasMessage("The disk is full: free some");
    assertThat(refusal.code()).isEqualTo(ClientException.STORE);
    assertThat(refusal.exit()).isEqualTo(ExitCode.UNREACHABLE);
  }
}
