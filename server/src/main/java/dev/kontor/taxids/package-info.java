/**
 * Tax ids of buyers: whether one can be right, whether it was ever issued, and what becomes of a
 * sale whose id is in doubt (handbook 4.4).
 *
 * <p><b>Words.</b> The <i>form</i> of an id is its length, its characters and its check digits
 * ({@code dev.kontor.taxids.forms}). A <i>register</i> knows which ids were issued ({@code
 * dev.kontor.taxids.registers}). A <i>confirmation</i> is a register's yes with its proof, or what
 * a person saw on the authority's page where no register can be asked. A <i>case</i> is the id of a
 * sale that is in doubt; a person may <i>decide</i> it.
 *
 * <p><b>Invariants.</b> Only the yes of the authority frees a sale from tax: a register that is
 * down has said nothing, neither yes nor no. A yes serves for 30 days, and is forgotten then. A
 * sale is corrected for 60 days at most.
 *
 * <p><b>Where to look.</b> {@link dev.kontor.taxids.TaxIdChecks} answers for an id and keeps what
 * people saw, {@link dev.kontor.taxids.WatchTaxIds} asks again for the ids of sales, {@link
 * dev.kontor.taxids.TaxIdReviews} is for people. Which way is right for a country is the table
 * {@code resources/tax/id_checks.tsv}.
 *
 * <p>Owns the schema {@code taxids}. May call vendors (the selling entity), web and platform.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web", "vendors"})
package dev.kontor.taxids;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
