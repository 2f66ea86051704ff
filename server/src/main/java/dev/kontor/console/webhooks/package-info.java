/** The room of webhooks: endpoints, how they do, and what was sent to them. */
@NullMarked
package dev.kontor.console.webhooks;

import org.jspecify.annotations.NullMarked;
