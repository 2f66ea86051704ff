package dev.kontor.docs;

import dev.kontor.docs.Reference.Group;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Settings;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The contract as a document and as pages (api.md 13). */
@RestController
final class DocsController {
    private static final MediaType YAML =
            new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final Supplier<Docs> docs;
    private final Pages pages;

    DocsController(Settings settings, Pages pages) {
        this.docs = Lazily.of(() -> Docs.of(Contract.at(settings.baseUrl())));
        this.pages = pages;
    }

    /** The document, and what the pages show of it. */
    private record Docs(byte[] yaml, Reference reference) {
        static Docs of(Contract contract) {
            return new Docs(contract.yaml(), ReferenceReader.read(contract));
        }
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .contentType(YAML)
                .cacheControl(CacheControl.noCache())
                .header("Access-Control-Allow-Origin", "*")
                .header("X-Content-Type-Options", "nosniff")
                .body(docs.get().yaml());
    }

    @GetMapping("/docs")
    ResponseEntity<byte[]> guide(HttpServletRequest request) {
        return page(request, "docs/guide.jte", Map.of());
    }

    @GetMapping("/docs/problems")
    ResponseEntity<byte[]> problems(HttpServletRequest request) {
        return page(request, "docs/problems.jte", Map.of());
    }

    @GetMapping("/docs/{group}")
    ResponseEntity<byte[]> group(HttpServletRequest request, @PathVariable String group) {
        Group found =
                docs.get()
                        .reference()
                        .group(group)
                        .orElseThrow(() -> Problem.notFound("chapter", group));
        return page(request, "docs/group.jte", Map.of("group", found));
    }

    private ResponseEntity<byte[]> page(
            HttpServletRequest request, String template, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("words", Languages.of(request));
        model.put("reference", docs.get().reference());
        return pages.page(template, model);
    }
}
