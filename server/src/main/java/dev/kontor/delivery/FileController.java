package dev.kontor.delivery;

import dev.kontor.catalog.FileId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code /v1/files}: what products deliver (api.md 2). */
@RestController
final class FileController implements Expandable {
    private final VendorFiles files;
    private final Idempotent idempotent;
    private final Clocks clocks;

    FileController(VendorFiles files, Idempotent idempotent, Clocks clocks) {
        this.files = files;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    record FileView(
            String id,
            String name,
            long size,
            String sha256,
            String contentType,
            Instant createdAt) {
        static FileView of(StoredFile it) {
            return new FileView(
                    it.id().toString(),
                    it.name(),
                    it.size(),
                    it.sha256Text(),
                    it.contentType(),
                    it.createdAt());
        }
    }

    /** Stores one file, the part {@code file} of a {@code multipart/form-data} body. */
    @PostMapping(path = "/v1/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> add(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile part)
            throws IOException {
        caller.need("catalog:write");
        if (part == null) {
            throw Problem.invalid("/file", "required", "Send the file as the part named file.");
        }
        String name =
                StoredFile.cleanName(Objects.requireNonNullElse(part.getOriginalFilename(), ""));
        Instant now = clocks.now(caller.vendor());
        try (InputStream source = part.getInputStream()) {
            StoredFile stored =
                    files.store(
                            caller.vendor(), name, type(name, part.getContentType()), source, now);
            Idempotent.bodyIs(request, stored.sha256());
            try {
                return idempotent.once(
                        request,
                        caller,
                        201,
                        tx -> {
                            files.register(tx, stored);
                            return FileView.of(stored);
                        });
            } finally {
                files.discard(stored);
            }
        } catch (ObjectStore.TooLarge e) {
            throw DeliveryProblems.fileTooLarge();
        }
    }

    /** The type by the name's ending, else the one the client gave, if it is one. */
    static String type(String name, @Nullable String given) {
        return MediaTypeFactory.getMediaType(name).orElseGet(() -> parsed(given)).toString();
    }

    private static MediaType parsed(@Nullable String given) {
        try {
            return given == null
                    ? MediaType.APPLICATION_OCTET_STREAM
                    : MediaType.parseMediaType(given);
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    @GetMapping("/v1/files")
    Page<FileView> list(Caller caller, Page.Request page) {
        caller.need("catalog:read");
        List<StoredFile> rows = files.list(caller.vendor(), page.afterId("fil"), page.limit());
        return Page.of(rows, page, it -> it.id().toString(), FileView::of);
    }

    @Override
    public String prefix() {
        return "fil";
    }

    @Override
    @GetMapping("/v1/files/{id}")
    public FileView get(Caller caller, @PathVariable String id) {
        caller.need("catalog:read");
        if (!Ids.isValid("fil", id)) {
            throw Problem.notFound("file", id);
        }
        return files.find(caller.vendor(), FileId.parse(id))
                .map(FileView::of)
                .orElseThrow(() -> Problem.notFound("file", id));
    }
}
