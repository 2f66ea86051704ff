package dev.kontor.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a request wants (RFC 9110, 14). One range is served; several at once are
 * answered with the whole file, as are units that we do not know.
 *
 * @param first offset of the first byte
 * @param length in bytes
 */
record ByteRange(long first, long length) {
    private static final Pattern RANGE = Pattern.compile("(\\d{0,18})\\s*-\\s*(\\d{0,18})");

    /** What a {@code Range} header comes to for one file. */
    sealed interface Wanted {
        record Whole() implements Wanted {}

        record Part(ByteRange range) implements Wanted {}

        /** No byte of the file is meant: 416. */
        record Nothing() implements Wanted {}
    }

    static Wanted of(@Nullable String header, long size) {
        if (header == null || !header.regionMatches(true, 0, "bytes=", 0, 6)) {
            return new Wanted.Whole();
        }
        String ranges = header.substring(6).strip();
        if (ranges.indexOf(',') >= 0) {
            return new Wanted.Whole();
        }
        return part(ranges, size).<Wanted>map(Wanted.Part::new).orElseGet(Wanted.Nothing::new);
    }

    private static Optional<ByteRange> part(String text, long size) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Optional.empty();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : suffix(Long.parseLong(last), size);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        return from <= to ? Optional.of(new ByteRange(from, to - from + 1)) : Optional.empty();
    }

    private static Optional<ByteRange> suffix(long length, long size) {
        long some = Math.min(length, size);
        return some > 0 ? Optional.of(new ByteRange(size - some, some)) : Optional.empty();
    }

    /** {@code Content-Range} of the answer. */
    String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
