package dev.kontor.tax;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people should be told of the tables of tax law, by event and mail. */
public sealed interface TableNews {
    /** The same for the same news, however often it is seen. */
    String key();

    /**
     * A pack is there that the feed has brought.
     *
     * @param applied whether it is in force already; otherwise it waits for a person
     * @param contentVersion in force now
     */
    record NewPack(
            String name,
            String version,
            String issuer,
            String summary,
            boolean applied,
            String contentVersion,
            Instant seenAt)
            implements TableNews {
        @Override
        public String key() {
            return "pack " + name + " " + version;
        }
    }

    /**
     * The tables may be behind the law.
     *
     * @param reason why
     * @param days for how long already
     * @param failure what the feed's last answer was, if it failed
     */
    record Stale(
            String contentVersion,
            Reason reason,
            long days,
            @Nullable String failure,
            Instant seenAt)
            implements TableNews {
        @Override
        public String key() {
            return "stale " + contentVersion + " " + reason.name();
        }
    }

    /** In JSON the names are lower case. */
    enum Reason {
        /** No pack has come for 100 days, and there is no feed. */
        OLD,
        /** The feed has had no good answer for a week. */
        FEED_SILENT
    }
}
