package io.sluice.wdl.definition;

import io.sluice.wdl.json.ExpressionException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of the parts of a template that only a deployment knows. */
interface DeploymentValues {
  /** They have no value: whoever asks is told why. */
  DeploymentValues REFUSED =
      new DeploymentValues() {
        @Override
        public Object parameter(String name, Map<String, @Nullable Object> row) {
          throw new ExpressionException("the parameter '" + name + "' has no default");
        }

        @Override
        public Object function(String name, List<@Nullable Object> values) {
          throw new ExpressionException(name + "() is known to the deployment only");
        }

        @Override
        public String left(String text) {
          return text;
        }
      };

  /**
   * The value of a parameter without a default.
   *
   * @param row as it is declared; empty when it is not
   */
  Object parameter(String name, Map<String, @Nullable Object> row);

  /** The value of a function that the template cannot tell. */
  Object function(String name, List<@Nullable Object> values);

  /** What stands in the place of an expression that has no value. */
  String left(String text);
}
