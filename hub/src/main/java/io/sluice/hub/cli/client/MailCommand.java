package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows or changes the behaviour of the simulated mail server. */
@Command(
    name = "mail",
    description = {
      "Shows or changes the behaviour of the mail server.",
      "Options that are omitted keep their value."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim mail",
      "  ./sluice sim mail --refuse gone@example.com --greylist on",
      "  ./sluice sim mail --refuse none --greylist off"
    })
public final class MailCommand extends SimulatorCommand {
  private static final List<String> SWITCH = List.of("on", "off");

  @Option(
      names = "--refuse",
      paramLabel = "ADDRESS",
      description =
          "Refuse this recipient permanently; may be repeated and replaces the previous list;"
              + " none clears it.")
  private List<String> refuse = new ArrayList<>();

  @Option(
      names = "--greylist",
      paramLabel = "on|off",
      description = "Defer the first mail of each pair of sender and recipient.")
  private Optional<String> greylist = Optional.empty();

  @Option(
      names = "--lose-final-reply",
      paramLabel = "on|off",
      description = "Accept a mail, but close the connection without the final reply.")
  private Optional<String> loseFinalReply = Optional.empty();

  @Option(
      names = "--auth-required",
      paramLabel = "on|off",
      description = "Refuse mails of clients that have not authenticated.")
  private Optional<String> authRequired = Optional.empty();

  @Option(names = "--max-size", paramLabel = "BYTES", description = "Maximum size of a mail.")
  private Optional<Integer> maxSize = Optional.empty();

  @Override
  void run(HubClient simulator) {
    JsonObject request = requestBody();
    JsonObject policy =
        request.isEmpty() ? simulator.get("/_sim/mail") : simulator.put("/_sim/mail", request);
    if (printedAsJson(policy)) {
      return;
    }
    List<String> refused = texts(policy, "refused");
    printLine("largest mail      " + TextFormat.text(policy, "maxSize") + " bytes");
    printLine("login required    " + word(policy, "authRequired"));
    printLine("greylisting       " + word(policy, "greylist"));
    printLine("loses last reply  " + word(policy, "loseFinalReply"));
    printLine("refuses           " + (refused.isEmpty() ? "nobody" : String.join(", ", refused)));
  }

  private JsonObject requestBody() {
    JsonObject request = new JsonObject();
    if (!refuse.isEmpty()) {
      request.put("refused", new JsonArray(refuse.equals(List.of("none")) ? List.of() : refuse));
    }
    greylist.ifPresent(word -> request.put("greylist", on("--greylist", word)));
    loseFinalReply.ifPresent(word -> request.put("loseFinalReply", on("--lose-final-reply", word)));
    authRequired.ifPresent(word -> request.put("authRequired", on("--auth-required", word)));
    maxSize.ifPresent(
        size ->
            request.put("maxSize", Arguments.inRange("--max-size", size, 1, Integer.MAX_VALUE)));
    return request;
  }

  private static boolean on(String option, String word) {
    return Arguments.oneOf("a state of " + option, word, SWITCH).equals("on");
  }

  private static String word(JsonObject policy, String field) {
    return policy.getBoolean(field, false) ? "on" : "off";
  }
}
