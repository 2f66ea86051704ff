package dev.kontor.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

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
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .body(render(template, model));
    }

    /** The rendered template as UTF-8. */
    public byte[] render(String template, Map<String, Object> model) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, model, output);
        return output.toByteArray();
    }
}
