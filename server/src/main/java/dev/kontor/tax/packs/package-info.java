/**
 * Changes of tax law as signed packs, laid over the tables that come with Kontor.
 *
 * <p><b>Words.</b> A <i>bundle</i> is the tables of one version of Kontor. A <i>pack</i> holds the
 * rows that change, examples of what must come out, and a signature; packs of one <i>name</i>
 * follow each other by version and belong to one <i>issuer</i>, which is the name of the key that
 * signed. The <i>history</i> lists every bundle and pack in the order in which they came into
 * force, for ever; a <i>composition</i> is one bundle with the packs over it, and what a content
 * version names.
 *
 * <p><b>Merge order.</b> The newest bundle lies below; over it every pack that it does not contain,
 * in the order of the history. A bundle contains the packs of the issuer {@code kontor} whose
 * version is not higher than its own; all others stay on top, whatever bundle comes.
 */
@NullMarked
package dev.kontor.tax.packs;

import org.jspecify.annotations.NullMarked;
