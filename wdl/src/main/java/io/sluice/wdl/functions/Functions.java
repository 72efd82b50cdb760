package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionTable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The functions of the Workflow Definition Language, family by family. */
public final class Functions {
  /** Every row, in the order of the reference. */
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

  /** The rows as a table. */
  public static final FunctionTable TABLE = new FunctionTable(ALL);

  private Functions() {}
}
