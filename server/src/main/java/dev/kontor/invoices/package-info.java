/**
 * The documents of a sale: invoices and the credit notes that reduce them (handbook 5), and their
 * numbers. Module {@code papers} writes them for people and programs.
 *
 * <p>Words: a <i>series</i> numbers the documents of one entity, vendor, kind and year; a
 * <i>document</i> is what was issued, frozen; the <i>archive</i> keeps what was printed of it.
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
@ApplicationModule(allowedDependencies = {"platform", "catalog", "vendors"})
package dev.kontor.invoices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
