/**
 * What a person or a script behind the scenes can see and do, under {@code /_sim}; the real service
 * has nothing like it.
 */
@NullMarked
package io.sluice.simulator.admin;

import org.jspecify.annotations.NullMarked;
