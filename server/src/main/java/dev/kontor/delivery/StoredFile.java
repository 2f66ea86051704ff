package dev.kontor.delivery;

import dev.kontor.catalog.FileId;
import dev.kontor.platform.VendorId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * A file that is delivered.
 *
 * @param name as the buyer sees it, without folders
 * @param size in bytes
 */
public record StoredFile(
        VendorId vendor,
        FileId id,
        String name,
        long size,
        byte[] sha256,
        String contentType,
        Instant createdAt) {
    private static final int LONGEST_NAME = 200;
    private static final long ATTACHABLE = 10L * 1024 * 1024;

    /** Endings that mail servers refuse, or that run when opened. */
    private static final Set<String> EXECUTABLE =
            Set.of(
                    "apk", "app", "bat", "cmd", "com", "cpl", "dll", "dmg", "exe", "hta", "iso",
                    "jar", "js", "jse", "lnk", "msi", "msp", "pif", "pkg", "ps1", "reg", "scr",
                    "sh", "vbe", "vbs", "wsf", "xll");

    /** Whether it may be attached to mail (handbook 8.5): at most 10 MiB, nothing that runs. */
    public boolean isAttachable() {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return size <= ATTACHABLE && !EXECUTABLE.contains(ending);
    }

    /** SHA-256 in hexadecimal digits. */
    public String sha256Text() {
        return HexFormat.of().formatHex(sha256);
    }

    /** A strong validator: the content's hash. */
    String etag() {
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256) + '"';
    }

    /** {@code Content-Disposition}: the name for old clients in ASCII, for all others in UTF-8. */
    String disposition() {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c ->
                        plain.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? '_' : (char) c));
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean safe = (b > 0 && Character.isLetterOrDigit(b)) || "-._~".indexOf(b) >= 0;
            encoded.append(safe ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    /** A name that is safe to show and to store: the last part of a path, without controls. */
    static String cleanName(String given) {
        String last =
                given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(LONGEST_NAME)
                .forEach(clean::appendCodePoint);
        String name = Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
        return name.isEmpty() || name.equals(".") || name.equals("..") ? "file" : name;
    }
}
