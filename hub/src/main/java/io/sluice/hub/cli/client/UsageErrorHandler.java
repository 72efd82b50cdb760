package io.sluice.hub.cli.client;

import io.sluice.hub.settings.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a wrong command line in the same format as other failures, with a hint. */
public final class UsageErrorHandler implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String help = "\"./" + command.getCommandSpec().qualifiedName() + " -h\" shows its usage";
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(command, unmatched.getUnmatched().get(0), help).print(command.getErr());
    }
    String said = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    return ClientException.usage("wrong-use", lower(said), help).print(command.getErr());
  }

  private static ClientException unmatched(CommandLine command, String given, String help) {
    Map<String, CommandLine> commands = command.getSubcommands();
    boolean option = given.startsWith("-");
    boolean group = !option && !commands.isEmpty();
    String name = command.getCommandSpec().qualifiedName();
    List<String> known = new ArrayList<>();
    if (option) {
      command.getCommandSpec().options().forEach(one -> known.addAll(List.of(one.names())));
    } else if (group) {
      known.addAll(commands.keySet());
    }
    String what = option ? "option" : group ? "command" : "value";
    String message =
        option || group
            ? name + " has no " + what + " \"" + given + "\""
            : name + " does not accept the extra value \"" + given + "\"";
    String all = group ? "use one of " + String.join(", ", known) + "; " : "";
    String advice =
        Nearest.to(given.replaceFirst("=.*", ""), known)
            .map(meant -> "did you mean \"" + meant + "\"? ")
            .orElse(all);
    return ClientException.usage("unknown-" + what, message, advice + help);
  }

  private static String lower(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
