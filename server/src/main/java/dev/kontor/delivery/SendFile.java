package dev.kontor.delivery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a file, or the part of it that is asked for, over HTTP (RFC 9110, 13 and 14). */
final class SendFile {
    private static final Logger LOG = LoggerFactory.getLogger(SendFile.class);
    private static final int CHUNK = 64 * 1024;
    private static final long LOOK_AFTER = Duration.ofSeconds(3).toNanos();
    private static final long LOOK_AFTER_BYTES = 8 << 20;

    private SendFile() {}

    /** What a request wants of a file, with the conditions that its headers set. */
    static ByteRange.Wanted wanted(HttpServletRequest request, StoredFile file) {
        String condition = request.getHeader("If-Range");
        boolean applies = condition == null || condition.equals(file.etag());
        return isHead(request) || !applies
                ? new ByteRange.Wanted.Whole()
                : ByteRange.of(request.getHeader("Range"), file.size());
    }

    static boolean isHead(HttpServletRequest request) {
        return request.getMethod().equals("HEAD");
    }

    /** Whether the client has this very file already. */
    static boolean isKnown(HttpServletRequest request, StoredFile file) {
        String tags = request.getHeader("If-None-Match");
        return tags != null && (tags.strip().equals("*") || tags.contains(file.etag()));
    }

    static void headers(HttpServletResponse response, StoredFile file) {
        response.setHeader("ETag", file.etag());
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", "private, no-transform, max-age=0");
        response.setHeader("Content-Disposition", file.disposition());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        file.createdAt().atOffset(ZoneOffset.UTC)));
        response.setHeader(
                "Repr-Digest",
                "sha-256=:" + Base64.getEncoder().encodeToString(file.sha256()) + ":");
        response.setContentType(file.contentType());
    }

    /**
     * Streams what is wanted, once that is granted. Ends early when the right to the file is taken
     * back meanwhile: the connection closes then, so that the client sees at once that bytes are
     * missing. Ends quietly when the client goes away.
     */
    static void stream(
            HttpServletResponse response,
            Downloads.Transfer transfer,
            StoredFile file,
            ByteRange.Wanted wanted)
            throws IOException {
        ByteRange range =
                wanted instanceof ByteRange.Wanted.Part(var some)
                        ? some
                        : new ByteRange(0, file.size());
        long left = range.length();
        try (InputStream source = transfer.bytes(range.first())) {
            transfer.ask((int) Math.min(CHUNK, left));
            headers(response, file);
            response.setHeader("Connection", "close");
            response.setContentLengthLong(range.length());
            if (wanted instanceof ByteRange.Wanted.Part) {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader("Content-Range", range.contentRange(file.size()));
            }
            byte[] buffer = new byte[CHUNK];
            Watch watch = new Watch();
            while (left > 0) {
                int some = read(source, buffer, (int) Math.min(CHUNK, left));
                if (watch.isTime(some) && !transfer.stands()) {
                    return;
                }
                transfer.ask(some);
                if (!isWritten(response.getOutputStream(), buffer, some)) {
                    return;
                }
                transfer.sent(some);
                left -= some;
            }
        } finally {
            transfer.end();
        }
    }

    private static int read(InputStream source, byte[] buffer, int most) throws IOException {
        int some = source.read(buffer, 0, most);
        if (some < 0) {
            throw new IOException("the file is shorter than it was");
        }
        return some;
    }

    private static boolean isWritten(OutputStream target, byte[] buffer, int some) {
        try {
            target.write(buffer, 0, some);
            return true;
        } catch (IOException e) {
            LOG.debug("the client of a download went away: {}", e.toString());
            return false;
        }
    }

    /** Says when to look again whether the buyer may still have the file. */
    private static final class Watch {
        private long since = System.nanoTime();
        private long bytes;

        boolean isTime(int more) {
            bytes += more;
            boolean isTime = bytes >= LOOK_AFTER_BYTES || System.nanoTime() - since > LOOK_AFTER;
            if (isTime) {
                since = System.nanoTime();
                bytes = 0;
            }
            return isTime;
        }
    }
}
