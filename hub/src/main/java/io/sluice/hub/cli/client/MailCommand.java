package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows or changes how the simulated mail server behaves. */
@Command(
    name = "mail",
    description = {"Shows or changes how the mail server behaves.", "What is left out stays."},
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
          "Refuse this recipient for good, in place of those before; may be repeated;"
              + " none for none.")
  private List<String> refuse = new ArrayList<>();

  @Option(
      names = "--greylist",
      paramLabel = "on|off",
      description = "Put a sender and recipient off when they are seen for the first time.")
  private Optional<String> greylist = Optional.empty();

  @Option(
      names = "--lose-final-reply",
      paramLabel = "on|off",
      description = "Keep a mail and close the connection without saying so.")
  private Optional<String> loseFinalReply = Optional.empty();

  @Option(
      names = "--auth-required",
      paramLabel = "on|off",
      description = "Refuse mails before somebody has logged in.")
  private Optional<String> authRequired = Optional.empty();

  @Option(names = "--max-size", paramLabel = "BYTES", description = "The largest mail taken.")
  private Optional<Integer> maxSize = Optional.empty();

  @Override
  void run(HubClient simulator) {
    JsonObject wish = wish();
    JsonObject policy =
        wish.isEmpty() ? simulator.get("/_sim/mail") : simulator.put("/_sim/mail", wish);
    if (printed(policy)) {
      return;
    }
    List<String> refused = texts(policy, "refused");
    say("largest mail      " + TextFormat.text(policy, "maxSize") + " bytes");
    say("login required    " + word(policy, "authRequired"));
    say("greylisting       " + word(policy, "greylist"));
    say("loses last reply  " + word(policy, "loseFinalReply"));
    say("refuses           " + (refused.isEmpty() ? "nobody" : String.join(", ", refused)));
  }

  private JsonObject wish() {
    JsonObject wish = new JsonObject();
    if (!refuse.isEmpty()) {
      wish.put("refused", new JsonArray(refuse.equals(List.of("none")) ? List.of() : refuse));
    }
    greylist.ifPresent(word -> wish.put("greylist", on("--greylist", word)));
    loseFinalReply.ifPresent(word -> wish.put("loseFinalReply", on("--lose-final-reply", word)));
    authRequired.ifPresent(word -> wish.put("authRequired", on("--auth-required", word)));
    maxSize.ifPresent(
        size -> wish.put("maxSize", Arguments.within("--max-size", size, 1, Integer.MAX_VALUE)));
    return wish;
  }

  private static boolean on(String option, String word) {
    return Arguments.oneOf("a state of " + option, word, SWITCH).equals("on");
  }

  private static String word(JsonObject policy, String field) {
    return policy.getBoolean(field, false) ? "on" : "off";
  }
}
