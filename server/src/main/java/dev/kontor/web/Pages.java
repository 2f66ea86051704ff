package dev.kontor.web;

import com.ibm.icu.util.ULocale;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.webjars.WebJarVersionLocator;

/**
 * Renders pages from the templates in {@code src/main/jte}, which are compiled and typed: a missing
 * or wrong parameter is a bug that throws. No view resolver: a controller answers the bytes.
 */
public final class Pages {
    /** What a page may load: its own server's scripts, styles and pictures; nobody may frame it. */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> ASSETS = new ConcurrentHashMap<>();
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final TemplateEngine engine;

    public Pages() {
        engine = TemplateEngine.createPrecompiled(ContentType.Html);
    }

    /** The page with status 200. */
    public ResponseEntity<byte[]> page(String template, Map<String, Object> model) {
        return page(200, template, model);
    }

    /**
     * A page as an answer: HTML, never cached, with the strict policy above.
     *
     * @param template such as {@code messages/mailbox.jte}
     * @param model the template's parameters by name
     */
    public ResponseEntity<byte[]> page(int status, String template, Map<String, Object> model) {
        return answer(status, template, model, CONTENT_SECURITY_POLICY);
    }

    /**
     * As {@link #page}, for a page that this server's own pages and those of the given origins may
     * show in a frame.
     *
     * @param origins such as {@code https://example.com}
     */
    public ResponseEntity<byte[]> framed(
            int status, String template, Map<String, Object> model, List<String> origins) {
        String framers = String.join(" ", origins);
        String policy =
                CONTENT_SECURITY_POLICY.replace(
                        "frame-ancestors 'none'", ("frame-ancestors 'self' " + framers).strip());
        return answer(status, template, model, policy);
    }

    private ResponseEntity<byte[]> answer(
            int status, String template, Map<String, Object> model, String policy) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff")
                .body(render(template, model));
    }

    /** {@code rtl} or {@code ltr}: which way a language is written. */
    public static String direction(String language) {
        return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
    }

    /**
     * The address of a static file with a mark of its content, so that browsers may keep it for
     * ever.
     *
     * @param path such as {@code /kontor.css}; a webjar's without its version. A missing file is a
     *     bug.
     */
    public static String asset(String path) {
        return ASSETS.computeIfAbsent(path, known -> known + "?v=" + mark(known));
    }

    private static String mark(String path) {
        if (path.startsWith("/webjars/")) {
            String name = path.split("/", 4)[2];
            return Objects.requireNonNull(new WebJarVersionLocator().version(name), path);
        }
        try (InputStream file = Pages.class.getResourceAsStream("/static" + path)) {
            CRC32 sum = new CRC32();
            sum.update(Objects.requireNonNull(file, path).readAllBytes());
            return HexFormat.of().toHexDigits((int) sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rendered template as UTF-8. */
    public byte[] render(String template, Map<String, Object> model) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, model, output);
        return output.toByteArray();
    }
}
