package io.sluice.wdl.action;

/**
 * The operation that an action calls, as far as its definition determines it.
 *
 * @param connector as in {@code customerinsights}
 * @param operation as in {@code GetItems}; the name of a child flow
 * @param minimumItems items to collect page by page; 0 for a single call
 * @param pageSize items per page, at least 1
 */
public record Callee(String connector, String operation, long minimumItems, long pageSize) {
  /** The pseudo-connector of calls to other flows. */
  public static final String FLOWS = CallChain.CONNECTOR;

  /** Whether it reads a Customer Insights table, which is paged. */
  public boolean readsRows() {
    return connector.equals("customerinsights")
        && (operation.equalsIgnoreCase("GetItems") || operation.equalsIgnoreCase("ListItems"));
  }
}
