/**
 * The documents of a sale: invoices and the credit notes that reduce them (handbook 5), their
 * numbers, their PDFs, and their form as electronic invoices of EN 16931.
 *
 * <p>Words: a <i>series</i> numbers the documents of one entity, vendor, kind and year; a
 * <i>document</i> is what was issued, frozen; a <i>rendering</i> is its PDF, made when somebody
 * first asks for it and kept from then on. An electronic invoice is written anew each time, of the
 * document alone, to the same bytes; {@link dev.kontor.invoices.VatBreakdown} says which documents
 * the standard can tell.
 *
 * <p>Invariants: the numbers of a series are exactly 1, 2, 3, … of its committed documents, and
 * their dates never go back; a document never changes (the database refuses it); the credit notes
 * of an invoice never exceed it, and crediting all of it in any parts gives back each line's net
 * and tax to the minor unit.
 *
 * <p>Owns schema {@code invoices}. The series' row is the one contended row of an order, so {@link
 * dev.kontor.invoices.Invoices#issue} and {@link dev.kontor.invoices.Invoices#credit} come last in
 * their transaction.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web", "catalog", "vendors"})
package dev.kontor.invoices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
