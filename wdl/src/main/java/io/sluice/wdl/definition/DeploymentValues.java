package io.sluice.wdl.definition;

import io.sluice.wdl.json.ExpressionException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Supplies the values of an Azure template that depend on its deployment. */
interface DeploymentValues {
  /** Supplies no values: evaluation fails with the reason. */
  DeploymentValues REFUSED =
      new DeploymentValues() {
        @Override
        public Object parameter(String name, Map<String, @Nullable Object> row) {
          throw new ExpressionException("the parameter '" + name + "' has no default");
        }

        @Override
        public Object function(String name, List<@Nullable Object> values) {
          throw new ExpressionException(name + "() depends on the deployment");
        }

        @Override
        public String left(String text) {
          return text;
        }
      };

  /**
   * The value of a parameter without a default.
   *
   * @param row its declaration; empty when it has none
   */
  Object parameter(String name, Map<String, @Nullable Object> row);

  /** The value of a function that depends on the deployment. */
  Object function(String name, List<@Nullable Object> values);

  /** The replacement for an expression without a value. */
  String left(String text);
}
