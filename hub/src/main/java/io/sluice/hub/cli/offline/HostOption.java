package io.sluice.hub.cli.offline;

import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.expression.Dialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --host} of the commands that read flows or evaluate expressions. */
final class HostOption {
  @Option(
      names = "--host",
      paramLabel = "power-automate|logic-apps-standard",
      converter = DialectConverter.class,
      description =
          "The host whose dialect of expressions is used (default: the one that the file was"
              + " written for; see docs/expression-differences.md).")
  private @Nullable Dialect dialect;

  /** The chosen dialect; empty if the file decides. */
  Optional<Dialect> dialect() {
    return Optional.ofNullable(dialect);
  }

  /** The settings for reading flow files. */
  CompileSettings settings() {
    return dialect().map(CompileSettings::of).orElse(CompileSettings.BY_FILE);
  }

  /** Reads the name of a dialect. */
  static final class DialectConverter implements ITypeConverter<Dialect> {
    @Override
    public Dialect convert(String value) {
      return Dialect.named(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + value + "' is not power-automate or logic-apps-standard"));
    }
  }
}
