package io.sluice.wdl.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types, deep equality and order of the language's values. */
public final class Values {
  /** Work units for visiting one node of a value. */
  private static final int WORK_PER_NODE = 4;

  private Values() {}

  /**
   * The name of the value's type in error messages: String, Integer, Float, Decimal, Boolean, Null,
   * Array or Object.
   */
  public static String typeName(@Nullable Object value) {
    if (value == null) {
      return "Null";
    }
    if (value instanceof String) {
      return "String";
    }
    if (isInteger(value)) {
      return "Integer";
    }
    if (value instanceof BigDecimal) {
      return "Decimal";
    }
    if (value instanceof Number) {
      return "Float";
    }
    if (value instanceof Boolean) {
      return "Boolean";
    }
    if (value instanceof List) {
      return "Array";
    }
    if (value instanceof Map) {
      return "Object";
    }
    throw new IllegalArgumentException("Not a value of the language: " + value.getClass());
  }

  /** True for an integer of up to 64 bits, regardless of its Java type. */
  public static boolean isInteger(@Nullable Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }

  /** True for an integer, float or decimal. */
  public static boolean isNumber(@Nullable Object value) {
    return value instanceof Number;
  }

  /**
   * The value of an integer.
   *
   * @throws IllegalArgumentException if it is not a number
   */
  public static long toLong(@Nullable Object integer) {
    if (integer instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("Not an integer: " + typeName(integer));
  }

  /** Converts a number to one of the three types that functions use: Long, Double, BigDecimal. */
  public static Number toNumber(Number value) {
    if (value instanceof Long || value instanceof Double || value instanceof BigDecimal) {
      return value;
    }
    if (value instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Number) big.longValue() : new BigDecimal(big);
    }
    return isInteger(value) ? (Number) value.longValue() : (Number) value.doubleValue();
  }

  /**
   * Deep equality: type-strict and case-sensitive. Numbers are compared by value regardless of
   * their type, objects regardless of the order of their keys; null equals only null.
   */
  public static boolean equal(@Nullable Object a, @Nullable Object b) {
    return equal(a, b, 0, null);
  }

  /**
   * Deep equality that charges its work to a meter.
   *
   * @param depth nesting level of the values; 0 for the outermost
   * @param meter null to compare without metering
   * @throws ExpressionException if the values are nested too deeply or the budget is exhausted
   */
  public static boolean equal(
      @Nullable Object a, @Nullable Object b, int depth, @Nullable WorkMeter meter) {
    if (meter != null) {
      meter.charge(WORK_PER_NODE);
    }
    if (a == b) {
      return true;
    }
    if (a == null || b == null) {
      return false;
    }
    if (a instanceof Number x && b instanceof Number y) {
      return compare(x, y) == 0;
    }
    if (depth > Bounds.MAX_DATA_DEPTH) {
      throw tooDeep();
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      return equalLists(x, y, depth + 1, meter);
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return equalMaps(x, y, depth + 1, meter);
    }
    return a.equals(b);
  }

  private static boolean equalLists(List<?> a, List<?> b, int depth, @Nullable WorkMeter meter) {
    if (a.size() != b.size()) {
      return false;
    }
    Iterator<?> other = b.iterator();
    for (Object element : a) {
      if (!equal(element, other.next(), depth, meter)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b, int depth, @Nullable WorkMeter meter) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      if (!b.containsKey(entry.getKey())
          || !equal(entry.getValue(), b.get(entry.getKey()), depth, meter)) {
        return false;
      }
    }
    return true;
  }

  /** A hash code consistent with {@link #equal}. */
  public static int hash(@Nullable Object value) {
    return hash(value, 0, null);
  }

  /**
   * A hash code consistent with {@link #equal} that charges its work to a meter.
   *
   * @param depth nesting level of the value; 0 for the outermost
   * @param meter null to compute without metering
   * @throws ExpressionException if the value is nested too deeply or the budget is exhausted
   */
  public static int hash(@Nullable Object value, int depth, @Nullable WorkMeter meter) {
    if (meter != null) {
      meter.charge(WORK_PER_NODE);
    }
    if (value == null) {
      return 0;
    }
    if (depth > Bounds.MAX_DATA_DEPTH) {
      throw tooDeep();
    }
    if (value instanceof Number number) {
      return Double.hashCode(number.doubleValue() + 0.0);
    }
    int hash = 1;
    if (value instanceof List<?> list) {
      for (Object element : list) {
        hash = 31 * hash + hash(element, depth + 1, meter);
      }
      return hash;
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        hash +=
            String.valueOf(entry.getKey()).hashCode() ^ hash(entry.getValue(), depth + 1, meter);
      }
      return hash;
    }
    return value.hashCode();
  }

  /** Compares numbers by exact value across types; NaN equals itself and is the smallest. */
  public static int compare(Number a, Number b) {
    if (isInteger(a) && isInteger(b)) {
      return Long.compare(a.longValue(), b.longValue());
    }
    if ((isReal(a) && isReal(b)) || !isFinite(a) || !isFinite(b)) {
      return compareDoubles(a.doubleValue(), b.doubleValue());
    }
    return toDecimal(a).compareTo(toDecimal(b));
  }

  private static int compareDoubles(double x, double y) {
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Boolean.compare(!Double.isNaN(x), !Double.isNaN(y));
    }
    return x < y ? -1 : x > y ? 1 : 0;
  }

  private static boolean isReal(Number value) {
    return value instanceof Double || value instanceof Float;
  }

  private static boolean isFinite(Number value) {
    return !isReal(value) || Double.isFinite(value.doubleValue());
  }

  /** The exact value of a finite number. */
  public static BigDecimal toDecimal(Number value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof BigInteger big) {
      return new BigDecimal(big);
    }
    return isInteger(value)
        ? BigDecimal.valueOf(value.longValue())
        : new BigDecimal(value.doubleValue());
  }

  /**
   * Finds an object's key: an exact match, otherwise the first match ignoring case; null if there
   * is none.
   */
  public static @Nullable String findKey(Map<?, ?> map, String name) {
    if (map.containsKey(name)) {
      return name;
    }
    for (Object key : map.keySet()) {
      if (key instanceof String text && Chars.equalsIgnoringCase(text, name)) {
        return text;
      }
    }
    return null;
  }

  static ExpressionException tooDeep() {
    return new ExpressionException(
        "The value is nested more than " + Bounds.MAX_DATA_DEPTH + " levels deep.");
  }
}
