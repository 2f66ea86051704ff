/**
 * Documents on paper and in files: invoices and credit notes as JSON, as PDF in the buyer's
 * language, and as electronic invoices of EN 16931 (handbook 5.2, 5.5). What is written is the
 * stored document alone.
 *
 * <p>Words: a <i>page</i> is a document ready to print, every text and amount written out; a
 * <i>rendering</i> is its PDF, made when somebody first asks for it and kept from then on. An
 * electronic invoice is written anew each time, to the same bytes; {@link
 * dev.kontor.papers.VatBreakdown} says which documents the standard can tell.
 *
 * <p>Owns no schema.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web", "catalog", "invoices"})
package dev.kontor.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
