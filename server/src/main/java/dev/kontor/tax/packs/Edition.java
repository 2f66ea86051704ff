package dev.kontor.tax.packs;

import java.time.Instant;

/**
 * One row of the history: a bundle or a pack, and the version of the whole from then on.
 *
 * @param no in the order in which they came into force, from 1
 * @param issuer of a pack; of a bundle {@code kontor}
 * @param appliedBy who did it, such as {@code ada (command)}
 */
public record Edition(
        int no,
        Kind kind,
        String name,
        String version,
        String issuer,
        String summary,
        String contentVersion,
        Instant appliedAt,
        String appliedBy) {

    /** What it is. */
    public enum Kind {
        BUNDLE,
        PACK
    }

    boolean isBundle() {
        return kind == Kind.BUNDLE;
    }
}
