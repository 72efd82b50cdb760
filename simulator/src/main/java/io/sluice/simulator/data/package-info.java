/**
 * The tables of the simulated service and the OData queries over them. Every cell is a function of
 * the seed, the table, the row and the column, made when it is read: no table is ever held in
 * memory.
 */
@NullMarked
package io.sluice.simulator.data;

import org.jspecify.annotations.NullMarked;
