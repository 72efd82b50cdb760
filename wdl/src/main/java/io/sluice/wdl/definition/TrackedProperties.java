package io.sluice.wdl.definition;

import io.sluice.wdl.action.SourceNode;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads tracked properties: values that an action adds to its run history.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/monitor-workflows-collect-diagnostic-data#tracked-properties">Microsoft:
 *     tracked properties</a>
 */
public final class TrackedProperties {
  /** Maximum length of an action's tracked properties as JSON, both compiled and evaluated. */
  public static final int MAX_CHARACTERS = 16_000;

  private static final String MEMBER = "trackedProperties";

  private TrackedProperties() {}

  /** Whether properties are within the limit; values nested too deeply to be written are not. */
  public static boolean fits(Map<String, @Nullable Object> properties) {
    try {
      return Json.write(properties).length() <= MAX_CHARACTERS;
    } catch (ExpressionException tooDeep) {
      return false;
    }
  }

  /**
   * The compiled properties by name, each as an object with this one member; or one expression that
   * gives an object with all of them, under the name of the member.
   */
  static Map<String, Template> of(SourceNode source) {
    if (source.get(MEMBER) instanceof String) {
      return Map.of(MEMBER, source.expression(MEMBER));
    }
    Map<String, @Nullable Object> written = source.object(MEMBER);
    if (!fits(written)) {
      source.correctable(
          MEMBER,
          "the tracked properties of an action can have at most " + MAX_CHARACTERS + " characters",
          "Track less.");
    }
    Map<String, Template> tracked = new LinkedHashMap<>();
    written.forEach(
        (name, value) -> {
          Map<String, @Nullable Object> one = new LinkedHashMap<>();
          one.put(name, value);
          tracked.put(name, source.template(MEMBER + "/" + name, one));
        });
    return Collections.unmodifiableMap(tracked);
  }
}
