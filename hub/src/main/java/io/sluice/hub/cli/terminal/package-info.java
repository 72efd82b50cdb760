/** What all commands share at the console: exit codes and questions to the user. */
@NullMarked
package io.sluice.hub.cli.terminal;

import org.jspecify.annotations.NullMarked;
