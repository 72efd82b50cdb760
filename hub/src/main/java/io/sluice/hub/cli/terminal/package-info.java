/** What all commands share at the console: exit codes, output formats and questions to the user. */
@NullMarked
package io.sluice.hub.cli.terminal;

import org.jspecify.annotations.NullMarked;
