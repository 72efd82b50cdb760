package io.sluice.hub.outbound;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the hub calls out.
 *
 * @param allowed private or local addresses that may be called
 * @param maxAnswerBytes size at which an answer is abandoned. Too small and pages of data fail; too
 *     large and one answer may exhaust the memory
 * @param grace how long after a connection was closed without an answer the server may still count
 *     its call; the same as in the gate's configuration
 * @param mail mail server; empty if no mail is sent
 */
public record OutboundConfig(
    Set<HostPort> allowed, int maxAnswerBytes, Duration grace, Optional<MailServer> mail) {

  public OutboundConfig {
    allowed = Collections.unmodifiableSet(new LinkedHashSet<>(allowed));
    if (maxAnswerBytes < 1_024) {
      throw new IllegalArgumentException("outbound: maxAnswerBytes must be at least 1024");
    }
    if (grace.isNegative() || grace.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("outbound: grace must be from 0 to 60 s");
    }
  }

  /** No private addresses, answers up to 16 MiB, 5 s of grace, no mail. */
  public static OutboundConfig defaults() {
    return new OutboundConfig(Set.of(), 16 << 20, Duration.ofSeconds(5), Optional.empty());
  }

  /** The same with private addresses that may be called. */
  public OutboundConfig allowing(Set<HostPort> addresses) {
    return new OutboundConfig(addresses, maxAnswerBytes, grace, mail);
  }

  /** The same with a mail server. */
  public OutboundConfig with(MailServer server) {
    return new OutboundConfig(allowed, maxAnswerBytes, grace, Optional.of(server));
  }
}
