package io.sluice.wdl.definition;

import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operators of a condition written as an object, such as {@code {"and": [{"equals": [1, 2]}]}}:
 * each is a function whose operands are its arguments.
 */
public final class ConditionOperators {
  private static final Set<String> CONNECTIVES = Set.of("and", "or", "not");

  private final FunctionTable functions;
  private final Visitor visitor;

  private ConditionOperators(FunctionTable functions, Visitor visitor) {
    this.functions = functions;
    this.visitor = visitor;
  }

  /** Receives the faults of operators. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Receives an operator that is no function, or has a wrong number of operands.
     *
     * @param path slash path of the operator
     * @param arityError null for an operator that is no function
     */
    void fault(String path, String operator, @Nullable String arityError);
  }

  /** Visits the faulty operators of a condition; none for a condition that is an expression. */
  public static void faults(
      @Nullable Object condition, String path, FunctionTable functions, Visitor visitor) {
    new ConditionOperators(functions, visitor).visit(condition, path);
  }

  private void visit(@Nullable Object condition, String path) {
    Map<String, @Nullable Object> object = DefinitionEnvelope.object(condition);
    if (object.size() != 1) {
      return;
    }
    String operator = object.keySet().iterator().next();
    String at = path + "/" + operator;
    Object value = object.get(operator);
    List<?> operands = value instanceof List<?> list ? list : Arrays.asList(value);
    Function function = functions.find(operator).orElse(null);
    if (function == null) {
      visitor.fault(at, operator, null);
      return;
    }
    boolean connective = CONNECTIVES.contains(function.name());
    String wrong = function.signature().arityError(operands.size());
    if (wrong != null && !(connective && operands.isEmpty())) {
      visitor.fault(at, operator, wrong);
    }
    for (int i = 0; connective && i < operands.size(); i++) {
      visit(operands.get(i), value instanceof List<?> ? at + "/" + i : at);
    }
  }
}
