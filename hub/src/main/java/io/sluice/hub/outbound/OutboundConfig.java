package io.sluice.hub.outbound;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the hub calls out.
 *
 * @param allowed private or local addresses that may be called all the same
 * @param mostAnswerBytes larger answers are given up: too small and pages of data fail, too large
 *     and one answer fills the memory
 * @param grace how long after a connection was closed without an answer its call may still be
 *     counted by the other side; as in the gate's configuration
 * @param mail where mail goes; empty when none is sent
 */
public record OutboundConfig(
    Set<HostPort> allowed, int mostAnswerBytes, Duration grace, Optional<MailServer> mail) {

  public OutboundConfig {
    allowed = Collections.unmodifiableSet(new LinkedHashSet<>(allowed));
    if (mostAnswerBytes < 1_024) {
      throw new IllegalArgumentException("outbound: mostAnswerBytes must be at least 1024");
    }
    if (grace.isNegative() || grace.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("outbound: grace must be from 0 to 60 s");
    }
  }

  /** Nothing private allowed, answers up to 16 MiB, 5 s of grace, no mail. */
  public static OutboundConfig defaults() {
    return new OutboundConfig(Set.of(), 16 << 20, Duration.ofSeconds(5), Optional.empty());
  }

  /** The same with addresses that may be called although they are private. */
  public OutboundConfig allowing(Set<HostPort> addresses) {
    return new OutboundConfig(addresses, mostAnswerBytes, grace, mail);
  }

  /** The same with a mail server. */
  public OutboundConfig with(MailServer server) {
    return new OutboundConfig(allowed, mostAnswerBytes, grace, Optional.of(server));
  }
}
