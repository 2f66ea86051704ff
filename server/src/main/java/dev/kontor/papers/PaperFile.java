package dev.kontor.papers;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Documents as answers, named by their number. */
public final class PaperFile {
    private PaperFile() {}

    /** Shown where the browser can. */
    public static ResponseEntity<byte[]> pdf(String number, byte[] bytes, CacheControl cache) {
        return file(
                ContentDisposition.inline().filename(number + ".pdf").build(),
                MediaType.APPLICATION_PDF,
                bytes,
                cache);
    }

    /** For a program: saved, not shown. */
    public static ResponseEntity<byte[]> xml(String number, byte[] bytes, CacheControl cache) {
        return file(
                ContentDisposition.attachment().filename(number + ".xml").build(),
                MediaType.APPLICATION_XML,
                bytes,
                cache);
    }

    private static ResponseEntity<byte[]> file(
            ContentDisposition name, MediaType type, byte[] bytes, CacheControl cache) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(cache)
                .body(bytes);
    }
}
