package dev.kontor.bench;

import java.nio.charset.StandardCharsets;

/**
 * Just enough of HTTP/1.1 to know when a reply is whole. No pipelining: nothing follows a reply.
 */
final class Reply {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private Reply() {}

    /** Whether the first {@code size} bytes hold a whole reply. */
    static boolean isWhole(byte[] bytes, int size) {
        int head = headEnd(bytes, size);
        if (head < 0) {
            return false;
        }
        int length = contentLength(bytes, head);
        return length >= 0 ? size >= head + length : endsWithLastChunk(bytes, head, size);
    }

    /** The status of a reply whose first line has come: {@code HTTP/1.1 201 …}. */
    static int status(byte[] bytes) {
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
    }

    /** For a person: the reply as text, shortened. */
    static String text(byte[] bytes, int size) {
        return new String(bytes, 0, Math.min(size, 1_000), StandardCharsets.UTF_8)
                .replaceAll("\\s+", " ");
    }

    private static int headEnd(byte[] bytes, int size) {
        for (int i = 0; i + HEAD_END.length <= size; i++) {
            if (matches(bytes, i, HEAD_END)) {
                return i + HEAD_END.length;
            }
        }
        return -1;
    }

    private static int contentLength(byte[] bytes, int head) {
        for (int i = 0; i + LENGTH.length < head; i++) {
            if (bytes[i] == '\n' && matchesIgnoringCase(bytes, i + 1)) {
                int length = 0;
                for (int j = i + 1 + LENGTH.length; bytes[j] != '\r'; j++) {
                    length = bytes[j] == ' ' ? length : length * 10 + (bytes[j] - '0');
                }
                return length;
            }
        }
        return -1;
    }

    private static boolean endsWithLastChunk(byte[] bytes, int head, int size) {
        int at = size - LAST_CHUNK.length;
        return at >= head
                && matches(bytes, at, LAST_CHUNK)
                && (at == head || bytes[at - 1] == '\n');
    }

    private static boolean matches(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesIgnoringCase(byte[] bytes, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a request, kept alive. */
    static byte[] request(String path, String key, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head =
                String.join(
                                "\r\n",
                                "POST " + path + " HTTP/1.1",
                                "Host: localhost",
                                "Authorization: Bearer " + key,
                                "Content-Type: application/json",
                                "Content-Length: " + content.length,
                                "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return all;
    }
}
