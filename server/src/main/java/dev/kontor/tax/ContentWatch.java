package dev.kontor.tax;

import dev.kontor.tax.packs.ContentArchive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that a pack has come into force, whoever applied it, and lets this process decide by it. A
 * content that cannot be read leaves the one before in force, and is tried again.
 */
final class ContentWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ContentWatch.class);

    private final ContentArchive archive;
    private final Contents contents;
    private int seen;

    ContentWatch(ContentArchive archive, Contents contents) {
        this.archive = archive;
        this.contents = contents;
    }

    /** Takes over what has come into force since the last look. */
    synchronized void look() {
        int newest = archive.newest();
        if (newest == seen) {
            return;
        }
        String version = contents.current().content().version();
        archive.history()
                .current()
                .filter(it -> !it.version().equals(version))
                .map(archive::content)
                .ifPresent(content -> {
                    contents.use(content);
                    LOG.info("tax is decided by {} from now on", content.version());
                });
        seen = newest;
    }
}
