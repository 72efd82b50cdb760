package io.sluice.wdl.xml;

import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Evaluates <a href="https://www.w3.org/TR/1999/REC-xpath-19991116/">XPath 1.0</a> with the JDK's
 * engine, extension functions disabled. The document comes from {@link XmlNode#parse}; the JDK
 * never parses XML here.
 */
public final class XPathQuery {
  private static final String SOURCE = "source";
  private static final int SHOWN = 64;
  private static final int MAX_LENGTH = 2_048;
  private static final double MAX_COST = 50_000_000;

  private XPathQuery() {}

  /**
   * Evaluates an expression.
   *
   * @return an array of XML values (elements) and strings (attributes, texts), a float, a string or
   *     a boolean
   * @throws ExpressionException if it is not an XPath 1.0 expression or would visit too many nodes
   */
  public static @Nullable Object evaluate(XmlNode document, String expression) {
    if (expression.length() > MAX_LENGTH) {
      throw error(expression, "it is longer than " + MAX_LENGTH + " characters");
    }
    if (cost(count(document), expression) > MAX_COST) {
      throw error(expression, "its nested predicates would visit too many nodes of this document");
    }
    try {
      XPathFactory factory = XPathFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      XPath xpath = factory.newXPath();
      xpath.setNamespaceContext(new NoPrefixes());
      return value(xpath.evaluateExpression(expression, dom(document)));
    } catch (XPathExpressionException
        | XPathFactoryConfigurationException
        | ParserConfigurationException invalid) {
      String reason = invalid.getMessage();
      throw error(expression, reason == null ? "it is not valid" : reason);
    }
  }

  /** Expressions cannot declare namespace prefixes for XPath. */
  private static final class NoPrefixes implements NamespaceContext {
    @Override
    public @Nullable String getNamespaceURI(String prefix) {
      return null;
    }

    @Override
    public @Nullable String getPrefix(String uri) {
      return null;
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
      return Collections.emptyIterator();
    }
  }

  /** Upper bound of the visited nodes: each nesting level of predicates may visit all of them. */
  private static double cost(int nodes, String expression) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    boolean everywhere =
        expression.contains("//") || expression.contains("::") || expression.contains("*");
    return Math.pow(nodes, everywhere ? 1.0 + deepest : 1.0);
  }

  private static int count(XmlNode node) {
    int count = 1 + node.attributes().size();
    for (XmlNode child : node.children()) {
      count += count(child);
    }
    return count;
  }

  private static ExpressionException error(String expression, String reason) {
    int shown = Math.min(expression.length(), SHOWN);
    return new ExpressionException(
        "The XPath expression '"
            + expression.substring(0, shown)
            + "' cannot be evaluated: "
            + reason
            + ".");
  }

  private static @Nullable Object value(XPathEvaluationResult<?> result) {
    if (result.value() instanceof XPathNodes nodes) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Node node : nodes) {
        values.add(value(node));
      }
      return values;
    }
    return result.value() instanceof Number number ? (Object) number.doubleValue() : result.value();
  }

  /** Adjacent text and CDATA nodes count as one text node, as XPath 1.0 has it. */
  private static @Nullable Object value(Node node) {
    if (node.getNodeType() == Node.ELEMENT_NODE || node.getNodeType() == Node.DOCUMENT_NODE) {
      Object source = node.getUserData(SOURCE);
      if (source instanceof XmlNode tree) {
        String text = new XmlWriter().write(tree, scope(node.getParentNode()));
        return Binary.ofText(Binary.XML, text).value();
      }
    }
    return node instanceof Text text ? text.getWholeText() : node.getNodeValue();
  }

  /** The namespace prefixes in scope at a node's parent. */
  private static Map<String, String> scope(@Nullable Node parent) {
    if (parent == null || !(parent.getUserData(SOURCE) instanceof XmlNode tree)) {
      return new LinkedHashMap<>();
    }
    return tree.scope(scope(parent.getParentNode()));
  }

  private static Document dom(XmlNode tree) throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Document document = factory.newDocumentBuilder().newDocument();
    document.setUserData(SOURCE, tree, null);
    for (XmlNode child : tree.children()) {
      append(document, child, Map.of("xml", XMLConstants.XML_NS_URI));
    }
    return document;
  }

  private static void append(Node parent, XmlNode node, Map<String, String> outer) {
    Document document = parent instanceof Document itself ? itself : parent.getOwnerDocument();
    switch (node.kind()) {
      case ELEMENT -> parent.appendChild(element(document, node, outer));
      case TEXT, SPACE -> parent.appendChild(document.createTextNode(node.value()));
      case CDATA -> parent.appendChild(document.createCDATASection(node.value()));
      case COMMENT -> parent.appendChild(document.createComment(node.value()));
      case INSTRUCTION ->
          parent.appendChild(document.createProcessingInstruction(node.name(), node.value()));
      case DOCUMENT, DECLARATION, DOCTYPE -> {}
    }
  }

  private static Element element(Document document, XmlNode node, Map<String, String> outer) {
    Map<String, String> scope = node.scope(outer);
    Element element = document.createElementNS(uri(scope, node.name()), node.name());
    element.setUserData(SOURCE, node, null);
    node.attributes()
        .forEach(
            (name, value) -> {
              boolean declares = name.equals("xmlns") || name.startsWith("xmlns:");
              String uri =
                  declares
                      ? XMLConstants.XMLNS_ATTRIBUTE_NS_URI
                      : name.indexOf(':') < 0 ? null : uri(scope, name);
              element.setAttributeNS(uri, name, value);
            });
    node.children().forEach(child -> append(element, child, scope));
    return element;
  }

  private static @Nullable String uri(Map<String, String> scope, String name) {
    String uri = scope.get(XmlNode.prefix(name));
    return uri == null || uri.isEmpty() ? null : uri;
  }
}
