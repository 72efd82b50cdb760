/**
 * The tables of the simulated service and the OData queries over them. Every cell is a function of
 * seed, table, row and column and is computed on read; no table is held in memory.
 */
@NullMarked
package io.sluice.simulator.data;

import org.jspecify.annotations.NullMarked;
