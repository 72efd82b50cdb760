package io.sluice.simulator.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How Teams judges a message sent to a <a
 * href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using">webhook</a>:
 * it may be refused, accepted without being posted, or posted with parts omitted.
 */
final class TeamsRules {
  /** Maximum size of a message in bytes. */
  static final int MAX_BYTES = 28_672;

  private static final String ADAPTIVE = "application/vnd.microsoft.card.adaptive";

  private TeamsRules() {}

  /** Why the workflow's trigger refuses the body; empty if it accepts it. */
  static List<String> mismatches(JsonNode body) {
    List<String> found = new ArrayList<>();
    if (!body.isObject()) {
      found.add("Invalid type. Expected Object but got " + name(body) + ".");
      return found;
    }
    if (body.has("type") && !body.path("type").asText().equals("message")) {
      found.add("Value '" + body.path("type").asText() + "' is not 'message'. Path 'type'.");
    }
    if (body.has("attachments") && !body.path("attachments").isArray()) {
      found.add(
          "Invalid type. Expected Array but got "
              + name(body.path("attachments"))
              + ". Path 'attachments'.");
    }
    return found;
  }

  /** Why the flow run behind the trigger would fail, so that nothing is posted. */
  static List<String> failures(JsonNode body) {
    List<String> found = new ArrayList<>();
    JsonNode attachments = body.path("attachments");
    if (!attachments.isArray() || attachments.isEmpty()) {
      found.add("the flow reads 'attachments', and the message has none");
    }
    for (JsonNode attachment : attachments) {
      cardProblem(attachment, found);
    }
    return found;
  }

  private static void cardProblem(JsonNode attachment, List<String> found) {
    JsonNode card = attachment.path("content");
    if (!attachment.path("contentType").asText().equals(ADAPTIVE)) {
      found.add("contentType is not " + ADAPTIVE);
    } else if (!card.path("type").asText().equals("AdaptiveCard")) {
      found.add("the attachment's content is not an AdaptiveCard");
    } else if (newerThanTeamsKnows(card.path("version").asText())) {
      found.add("card version " + card.path("version").asText() + " is newer than 1.5");
    }
  }

  /** Parts that Teams would omit. */
  static List<String> warnings(JsonNode body) {
    List<String> found = new ArrayList<>();
    for (JsonNode type : body.findValues("type")) {
      if (type.asText().equals("Action.Submit")) {
        found.add("left out: Action.Submit does nothing through a webhook");
      }
    }
    return found;
  }

  /** Why the classic webhook refuses the body; empty if it accepts it. */
  static String classicProblem(JsonNode body) {
    boolean said =
        !body.path("text").asText().isBlank()
            || !body.path("summary").asText().isBlank()
            || body.path("attachments").isArray();
    return said ? "" : "Summary or Text is required.";
  }

  private static boolean newerThanTeamsKnows(String version) {
    String[] parts = version.split("\\.", -1);
    try {
      int major = Integer.parseInt(parts[0]);
      int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      return major > 1 || (major == 1 && minor > 5);
    } catch (NumberFormatException notNumbers) {
      return true;
    }
  }

  private static String name(JsonNode node) {
    String text = node.getNodeType().name();
    return text.charAt(0) + text.substring(1).toLowerCase(java.util.Locale.ROOT);
  }
}
