package dev.kontor.delivery;

import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /d/{grant}}: downloads by signed links (api.md 7). */
@RestController
final class DownloadController {
    private final Downloads downloads;
    private final Pages pages;

    DownloadController(Downloads downloads, Pages pages) {
        this.downloads = downloads;
        this.pages = pages;
    }

    /** Sends the file; a refusal is a page for a browser and a problem for all else. */
    @RequestMapping(
            path = "/d/{grant}",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    @Nullable ResponseEntity<byte[]> download(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String grant,
            @RequestParam(required = false) @Nullable String exp,
            @RequestParam(required = false) @Nullable String sig)
            throws IOException {
        try {
            send(request, response, new DownloadLinks.Link(grant, exp, sig));
            return null;
        } catch (Problem problem) {
            if (response.isCommitted()) {
                return null; // Its last download went to somebody else meanwhile: cut off.
            }
            if (!asksForPage(request)) {
                throw problem;
            }
            return page(request, problem);
        }
    }

    private void send(
            HttpServletRequest request, HttpServletResponse response, DownloadLinks.Link link)
            throws IOException {
        Downloads.Found found = downloads.find(link);
        StoredFile file = found.file();
        if (SendFile.isKnown(request, file)) {
            SendFile.headers(response, file);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        ByteRange.Wanted wanted = SendFile.wanted(request, file);
        if (wanted instanceof ByteRange.Wanted.Nothing) {
            response.setHeader("Content-Range", "bytes */" + file.size());
            throw DeliveryProblems.rangeNotSatisfiable();
        }
        if (SendFile.isHead(request)) {
            SendFile.headers(response, file);
            response.setContentLengthLong(file.size());
        } else {
            SendFile.stream(response, downloads.open(found, client(request)), file, wanted);
        }
    }

    private static DownloadStore.Client client(HttpServletRequest request) {
        String program = request.getHeader("User-Agent");
        return new DownloadStore.Client(
                Networks.network(request.getRemoteAddr()), program == null ? "" : program);
    }

    private static boolean asksForPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private ResponseEntity<byte[]> page(HttpServletRequest request, Problem problem) {
        Words words = Words.of(request.getLocale().toLanguageTag());
        return pages.page(
                problem.status(),
                "delivery/refused.jte",
                Map.of("words", words, "reason", "download." + problem.code()));
    }
}
