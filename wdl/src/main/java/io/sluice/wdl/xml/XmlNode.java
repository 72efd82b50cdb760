package io.sluice.wdl.xml;

import io.sluice.wdl.json.ExpressionException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of an XML tree; immutable.
 *
 * @param name of an element (with its prefix), an instruction or a document type; else empty
 * @param value of a text, comment or instruction; else empty
 * @param attributes of an element or declaration, in order, namespace declarations included
 * @param closed true for an element written as {@code <a/>}
 */
public record XmlNode(
    NodeKind kind,
    String name,
    String value,
    Map<String, String> attributes,
    List<XmlNode> children,
    boolean closed) {

  /** What a node is. */
  public enum NodeKind {
    DOCUMENT,
    DECLARATION,
    DOCTYPE,
    ELEMENT,
    TEXT,
    /** White space that {@code xml:space="preserve"} keeps. */
    SPACE,
    CDATA,
    COMMENT,
    INSTRUCTION
  }

  /** Keeps unmodifiable copies. */
  public XmlNode {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  /** A node that has neither attributes nor children. */
  static XmlNode leaf(NodeKind kind, String name, String value) {
    return new XmlNode(kind, name, value, Map.of(), List.of(), false);
  }

  /** An element. */
  static XmlNode element(
      String name, Map<String, String> attributes, List<XmlNode> children, boolean closed) {
    return new XmlNode(NodeKind.ELEMENT, name, "", attributes, children, closed);
  }

  /** A document. */
  static XmlNode document(List<XmlNode> children) {
    return new XmlNode(NodeKind.DOCUMENT, "", "", Map.of(), children, false);
  }

  /**
   * Reads an XML document. White space between tags is dropped.
   *
   * @throws ExpressionException with the place, when it is not well-formed
   */
  public static XmlNode parse(String text) {
    return new XmlParser(text).document();
  }

  /** The node as XML. */
  public String write() {
    return new XmlWriter().write(this, Map.of());
  }

  /** The prefix of a qualified name, or empty. */
  static String prefix(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }

  /** The prefixes that an element declares with their namespaces. */
  Map<String, String> declarations() {
    Map<String, String> declared = new LinkedHashMap<>();
    attributes.forEach(
        (name, uri) -> {
          if (name.equals("xmlns")) {
            declared.put("", uri);
          } else if (name.startsWith("xmlns:")) {
            declared.put(name.substring("xmlns:".length()), uri);
          }
        });
    return declared;
  }

  /** The given scope of prefixes with this element's declarations on top. */
  Map<String, String> scope(Map<String, String> outer) {
    Map<String, String> scope = new LinkedHashMap<>(outer);
    scope.putAll(declarations());
    return scope;
  }
}
