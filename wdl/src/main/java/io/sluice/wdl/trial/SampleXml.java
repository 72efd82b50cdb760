package io.sluice.wdl.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes XML in which the XPath expressions of a flow find something. */
final class SampleXml {
  /** Maximum depth of the elements. */
  private static final int MAX_DEPTH = 16;

  private static final Pattern LOCAL_NAME =
      Pattern.compile("\\*\\[\\s*(?:local-)?name\\(\\)\\s*=\\s*['\"]([^'\"]+)['\"]\\s*]");

  private static final Pattern PREDICATE = Pattern.compile("\\[[^\\[\\]]*]");
  private static final Pattern ARGUMENT = Pattern.compile("\\(\\s*(/[^()]*)\\)?");
  private static final Pattern NAME = Pattern.compile("@?[A-Za-z_][\\w.-]*(:[A-Za-z_][\\w.-]*)?");

  private final Map<String, SampleXml> children = new LinkedHashMap<>();
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private String text = "";

  private SampleXml() {}

  /** A document in which each path finds one value. */
  static String of(List<ValueNeeds.XPath> paths, int index, SampleScalars scalars) {
    SampleXml document = new SampleXml();
    for (ValueNeeds.XPath path : paths) {
      boolean several = path.result().has(ExpectedType.ARRAY);
      InferredShape item = several ? path.result().items() : path.result();
      boolean spelled = SampleTypes.SPELLED.stream().anyMatch(item::has);
      Object value = item.samples().isEmpty() ? scalars.of(item, index) : item.samples().get(0);
      boolean open = !spelled && item.samples().isEmpty();
      document.add(steps(path.path()), open ? "" + (index + 1) : String.valueOf(value));
    }
    if (document.children.size() == 1) {
      return document.inner();
    }
    String inner = document.inner();
    return "<root>" + (inner.isEmpty() ? "<item>" + (index + 1) + "</item>" : inner) + "</root>";
  }

  /** The names of the elements on the way to what a path finds; an attribute starts with @. */
  static List<String> steps(String path) {
    String plain = LOCAL_NAME.matcher(path).replaceAll("$1");
    Matcher argument = ARGUMENT.matcher(plain);
    if (!plain.startsWith("/") && argument.find()) {
      plain = argument.group(1);
    }
    String before;
    do {
      before = plain;
      plain = PREDICATE.matcher(plain).replaceAll("");
    } while (!before.equals(plain));
    List<String> steps = new ArrayList<>();
    for (String step : plain.split("/", -1)) {
      String name = step.strip();
      boolean usable = NAME.matcher(name).matches() && steps.size() < MAX_DEPTH;
      if (usable) {
        steps.add(name);
      } else if (name.equals("*")) {
        steps.add("item");
      }
    }
    return steps;
  }

  private void add(List<String> steps, String value) {
    SampleXml at = this;
    for (String step : steps) {
      if (step.startsWith("@")) {
        at.attributes.put(step.substring(1), value);
        return;
      }
      at = at.children.computeIfAbsent(step, unnamed -> new SampleXml());
    }
    at.text = value;
  }

  private String inner() {
    StringBuilder xml = new StringBuilder();
    children.forEach(
        (name, child) -> {
          xml.append('<').append(name);
          int colon = name.indexOf(':');
          if (colon > 0) {
            String prefix = name.substring(0, colon);
            xml.append(" xmlns:").append(prefix).append("=\"urn:").append(prefix).append('"');
          }
          child.attributes.forEach(
              (key, value) ->
                  xml.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
          String content = child.children.isEmpty() ? escaped(child.text) : child.inner();
          xml.append('>').append(content).append("</").append(name).append('>');
        });
    return xml.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
