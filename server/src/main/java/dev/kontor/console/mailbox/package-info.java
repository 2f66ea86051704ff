/** The room of a sandbox's mails, each as its buyer sees it. */
@NullMarked
package dev.kontor.console.mailbox;

import org.jspecify.annotations.NullMarked;
