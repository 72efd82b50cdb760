package io.sluice.hub.cli.client;

import io.sluice.hub.settings.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a wrong command line like any other failure: what, which, what to do. */
public final class UsageErrorHandler implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String help = "\"./" + command.getCommandSpec().qualifiedName() + " -h\" shows how it is used";
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(command, unmatched.getUnmatched().get(0), help).tell(command.getErr());
    }
    String said = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    return ClientException.usage("wrong-use", lower(said), help).tell(command.getErr());
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
            : name + " takes no more values, and \"" + given + "\" is one";
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
