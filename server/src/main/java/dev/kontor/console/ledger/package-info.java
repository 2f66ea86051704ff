/** The room of the books: all accounts at a day, journals, and what the vendor is owed. */
@NullMarked
package dev.kontor.console.ledger;

import org.jspecify.annotations.NullMarked;
