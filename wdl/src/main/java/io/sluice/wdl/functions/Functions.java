package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionTable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The standard functions of the Workflow Definition Language, by family: those of the <a
 * href="https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference">function
 * reference</a> and the older ones that exported flows still use.
 */
public final class Functions {
  /** All standard functions in the order of the reference. */
  public static final List<Function> ALL =
      Stream.of(
              StringFunctions.ROWS,
              StringSearchFunctions.ROWS,
              CollectionFunctions.ROWS,
              LogicalFunctions.ROWS,
              ConversionFunctions.ROWS,
              BinaryFunctions.ROWS,
              MathFunctions.ROWS,
              DateFunctions.ROWS,
              DatePartFunctions.ROWS,
              ZoneFunctions.ROWS,
              WorkflowFunctions.ROWS,
              FormFunctions.ROWS,
              UriFunctions.ROWS,
              JsonFunctions.ROWS)
          .flatMap(Collection::stream)
          .toList();

  /** The table of the standard functions. */
  public static final FunctionTable TABLE = new FunctionTable(ALL);

  private Functions() {}
}
