/**
 * The connector of the Customer Insights environment: its REST operations, its token and its keys.
 */
@NullMarked
package io.sluice.hub.connector.customerinsights;

import org.jspecify.annotations.NullMarked;
