package io.sluice.wdl.xml;

import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.xml.XmlNode.NodeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;

/**
 * Recursive-descent parser of XML documents. A document type declaration is kept but not processed:
 * it defines no entities, and nothing is fetched.
 */
final class XmlParser {
  private static final String PRESERVE = "preserve";
  private final XmlText text;
  private int depth;

  XmlParser(String source) {
    this.text = new XmlText(source);
  }

  XmlNode document() {
    List<XmlNode> children = new ArrayList<>();
    text.skipMark();
    if (text.ahead("<?xml") && !XmlNames.isPart(text.charAfter("<?xml"))) {
      children.add(declaration());
    }
    boolean root = false;
    boolean doctype = false;
    for (text.skipSpaces(); !text.atEnd(); text.skipSpaces()) {
      if (text.ahead("<!DOCTYPE") && !root && !doctype) {
        children.add(doctype());
        doctype = true;
      } else if (text.ahead("<!--")) {
        children.add(comment());
      } else if (text.ahead("<?")) {
        children.add(instruction());
      } else if (text.ahead("<") && !root) {
        children.add(element(predeclared(), false));
        root = true;
      } else {
        throw text.error(root ? "content follows the root element" : "a root element is expected");
      }
    }
    if (!root) {
      throw text.error("Root element is missing");
    }
    return XmlNode.document(children);
  }

  private static Map<String, String> predeclared() {
    Map<String, String> scope = new LinkedHashMap<>();
    scope.put("xml", XMLConstants.XML_NS_URI);
    scope.put("", "");
    return scope;
  }

  private XmlNode declaration() {
    text.expect("<?xml");
    Map<String, String> attributes = attributes();
    text.expect("?>");
    List<String> names = List.copyOf(attributes.keySet());
    List<String> allowed = new ArrayList<>(List.of("version", "encoding", "standalone"));
    allowed.retainAll(names);
    boolean standalone = Set.of("yes", "no").contains(attributes.getOrDefault("standalone", "no"));
    if (!names.equals(allowed)
        || !attributes.getOrDefault("version", "").equals("1.0")
        || !standalone) {
      throw text.error(
          "the XML declaration may only have version, encoding and standalone, in this order");
    }
    return new XmlNode(NodeKind.DECLARATION, "xml", "", attributes, List.of(), false);
  }

  private XmlNode doctype() {
    text.expect("<!DOCTYPE");
    text.requireSpace();
    String name = text.name();
    Map<String, String> parts = new LinkedHashMap<>();
    text.skipSpaces();
    if (text.accept("PUBLIC")) {
      text.requireSpace();
      parts.put("public", text.quoted());
      text.skipSpaces();
      parts.put("system", text.quoted());
    } else if (text.accept("SYSTEM")) {
      text.requireSpace();
      parts.put("system", text.quoted());
    }
    text.skipSpaces();
    parts.put("internalSubset", "");
    if (text.accept("[")) {
      parts.put("internalSubset", text.internalSubset());
      text.skipSpaces();
    }
    text.expect(">");
    return new XmlNode(NodeKind.DOCTYPE, name, "", parts, List.of(), false);
  }

  private XmlNode comment() {
    text.expect("<!--");
    String value = text.until("--");
    if (!text.accept(">")) {
      throw text.error("a comment must not contain '--'");
    }
    return XmlNode.leaf(NodeKind.COMMENT, "", value);
  }

  private XmlNode instruction() {
    text.expect("<?");
    String name = text.name();
    if (name.equalsIgnoreCase("xml")) {
      throw text.error("an XML declaration is only allowed at the start of the document");
    }
    String value = "";
    if (!text.ahead("?>")) {
      text.requireSpace();
      value = text.until("?>");
    } else {
      text.expect("?>");
    }
    return XmlNode.leaf(NodeKind.INSTRUCTION, name, value);
  }

  private XmlNode element(Map<String, String> outer, boolean keepOuterSpace) {
    if (++depth > Bounds.MAX_DATA_DEPTH) {
      throw text.error("elements may be nested at most " + Bounds.MAX_DATA_DEPTH + " levels deep");
    }
    text.expect("<");
    String name = qualified();
    Map<String, String> attributes = attributes();
    XmlNode head = XmlNode.element(name, attributes, List.of(), true);
    Map<String, String> scope = head.scope(outer);
    checkPrefixes(head, scope);
    XmlNode element = head;
    if (!text.accept("/>")) {
      text.expect(">");
      String space = attributes.getOrDefault("xml:space", keepOuterSpace ? PRESERVE : "");
      List<XmlNode> children = content(scope, space.equals(PRESERVE));
      text.expect("</");
      if (!text.name().equals(name)) {
        throw text.error("the end tag does not match the start tag '" + name + "'");
      }
      text.skipSpaces();
      text.expect(">");
      element = XmlNode.element(name, attributes, children, false);
    }
    depth--;
    return element;
  }

  private String qualified() {
    String name = text.name();
    if (!XmlNames.isQualified(name)) {
      throw text.error("'" + name + "' is not a name");
    }
    return name;
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    while (text.spaceBeforeName()) {
      String name = qualified();
      text.skipSpaces();
      text.expect("=");
      text.skipSpaces();
      if (attributes.put(name, text.attributeValue()) != null) {
        throw text.error("the attribute '" + name + "' is specified twice");
      }
    }
    return attributes;
  }

  private void checkPrefixes(XmlNode element, Map<String, String> scope) {
    List<String> names = new ArrayList<>(element.attributes().keySet());
    names.add(element.name());
    for (String name : names) {
      String prefix = XmlNode.prefix(name);
      if (!prefix.equals("xmlns") && !scope.containsKey(prefix)) {
        throw text.error("the prefix '" + prefix + "' is not declared");
      }
    }
  }

  private List<XmlNode> content(Map<String, String> scope, boolean keepSpace) {
    List<XmlNode> children = new ArrayList<>();
    while (!text.ahead("</")) {
      if (text.accept("<![CDATA[")) {
        children.add(XmlNode.leaf(NodeKind.CDATA, "", text.until("]]>")));
      } else if (text.ahead("<!--")) {
        children.add(comment());
      } else if (text.ahead("<?")) {
        children.add(instruction());
      } else if (text.ahead("<")) {
        children.add(element(scope, keepSpace));
      } else {
        XmlText.CharacterRun run = text.characters();
        if (!run.blank()) {
          children.add(XmlNode.leaf(NodeKind.TEXT, "", run.value()));
        } else if (keepSpace) {
          children.add(XmlNode.leaf(NodeKind.SPACE, "", run.value()));
        }
      }
    }
    return children;
  }
}
