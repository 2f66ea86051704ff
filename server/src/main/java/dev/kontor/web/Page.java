package dev.kontor.web;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first.
 *
 * @param nextCursor where the next page begins, null on the last
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {
    private static final int DEFAULT = 20;
    private static final int MOST = 100;

    /**
     * Which page is asked for.
     *
     * @param after the position after which it begins: what {@link Page#of} put into the cursor
     */
    public record Request(int limit, @Nullable String after) {
        /** Reads {@code limit} (1–100, default 20) and {@code cursor}. */
        public static Request of(@Nullable Integer limit, @Nullable String cursor) {
            if (limit != null && (limit < 1 || limit > MOST)) {
                throw Problem.invalid("/limit", "out_of_range", "Must be between 1 and 100.");
            }
            return new Request(
                    limit == null ? DEFAULT : limit, cursor == null ? null : open(cursor));
        }

        /** The id after which the page begins, in lists ordered by id; null for the first page. */
        public @Nullable UUID afterId(String prefix) {
            if (after == null) {
                return null;
            }
            if (!Ids.isValid(prefix, after)) {
                throw Problem.invalid("/cursor", "invalid_value", "Is not a cursor of this list.");
            }
            return Ids.parse(prefix, after);
        }

        private static String open(String cursor) {
            try {
                return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("/cursor", "invalid_value", "Is not a cursor of this list.");
            }
        }
    }

    /**
     * Makes a page of rows of which one more than {@code limit} was read.
     *
     * @param position of a row in the list's order
     */
    public static <R, T> Page<T> of(
            List<R> rows, Request request, Function<R, String> position, Function<R, T> view) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        String next =
                more
                        ? Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        position.apply(shown.getLast())
                                                .getBytes(StandardCharsets.UTF_8))
                        : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
