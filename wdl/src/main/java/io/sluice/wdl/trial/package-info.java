/**
 * Trial runs: executes one flow in virtual time against mocks, without disk or network. The mocks
 * answer operations of connectors that do not exist here, with values inferred from what the flow
 * reads. Everything in this package is pure: the same arguments give the same result.
 */
@NullMarked
package io.sluice.wdl.trial;

import org.jspecify.annotations.NullMarked;
