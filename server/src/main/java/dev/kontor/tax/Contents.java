package dev.kontor.tax;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.tax.content.TaxContent;
import java.util.Optional;
import java.util.function.Function;

/** The content that this process decides by, and, on demand, those of before. */
final class Contents {
    private static final int KEPT = 4;

    /** A content, arranged for decisions. */
    record Loaded(TaxContent content, Determiner determiner) {
        Loaded(TaxContent content) {
            this(content, new Determiner(content));
        }
    }

    private final Function<String, Optional<TaxContent>> archive;
    private final Cache<String, Loaded> earlier = Caffeine.newBuilder().maximumSize(KEPT).build();
    private volatile Loaded current;

    /**
     * @param archive content by version; empty when it was never in force here
     */
    Contents(TaxContent current, Function<String, Optional<TaxContent>> archive) {
        this.archive = archive;
        this.current = new Loaded(current);
    }

    /** One content, without any before it. */
    static Contents only(TaxContent content) {
        return new Contents(content, version -> Optional.empty());
    }

    Loaded current() {
        return current;
    }

    /** From now on decides by this content. */
    void use(TaxContent content) {
        Loaded before = current;
        earlier.put(before.content().version(), before);
        current = new Loaded(content);
    }

    /** From memory: the current one, or one of those that were in force just before. */
    Optional<Loaded> atHand(String version) {
        Loaded now = current;
        return now.content().version().equals(version)
                ? Optional.of(now)
                : Optional.ofNullable(earlier.getIfPresent(version));
    }

    Optional<Loaded> of(String version) {
        Optional<Loaded> known = atHand(version);
        if (known.isPresent()) {
            return known;
        }
        Optional<Loaded> found = archive.apply(version).map(Loaded::new);
        found.ifPresent(it -> earlier.put(version, it));
        return found;
    }
}
