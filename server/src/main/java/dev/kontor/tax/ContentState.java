package dev.kontor.tax;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of tax law that are decided by.
 *
 * @param version part of every determination
 * @param dated of when they are
 * @param history all that ever came into force here, newest first
 * @param feed that is asked for packs; null when none is set up
 * @param notices what the operator should know, in sentences
 */
public record ContentState(
        String version,
        Instant dated,
        List<Edition> history,
        @Nullable Feed feed,
        List<String> notices) {

    public ContentState {
        history = List.copyOf(history);
        notices = List.copyOf(notices);
    }

    /**
     * A bundle that came with a version of Kontor, or a pack.
     *
     * @param contentVersion of the whole from then on
     * @param appliedBy such as {@code ada (command)}
     */
    public record Edition(
            boolean pack,
            String name,
            String version,
            String issuer,
            String summary,
            String contentVersion,
            Instant appliedAt,
            String appliedBy) {}

    /**
     * Where packs come from.
     *
     * @param succeededAt when it last answered well; null when it was never asked
     * @param failure what went wrong since
     */
    public record Feed(String url, @Nullable Instant succeededAt, @Nullable String failure) {}
}
