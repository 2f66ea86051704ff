package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What the links of a page lead to, fetched with the cookies of its browser. */
public final class Downloads {
    private Downloads() {}

    /** The words of a PDF behind a link. */
    public static String pdf(Page page, String link) {
        APIResponse answer = fetch(page, link);
        assertThat(answer.headers()).containsEntry("content-type", "application/pdf");
        return text(answer.body());
    }

    /** The words of a PDF. */
    public static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was cut off half-way goes on where it ended, unless the file has changed meanwhile. */
    public static void assertResumes(Page page, String link) {
        APIResponse whole = fetch(page, link);
        byte[] file = whole.body();
        int half = file.length / 2;
        String tag = whole.headers().get("etag");
        assertThat(whole.headers()).containsEntry("accept-ranges", "bytes");

        APIResponse rest =
                page.context().request().get(link, from(half).setHeader("If-Range", tag));
        APIResponse changed =
                page.context().request().get(link, from(half).setHeader("If-Range", "\"other\""));

        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(file, half, file.length));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(file);
    }

    private static RequestOptions from(int first) {
        return RequestOptions.create().setHeader("Range", "bytes=" + first + "-");
    }

    /** The answer of a link, which must be there. */
    public static APIResponse fetch(Page page, String link) {
        APIResponse answer = page.context().request().get(link);
        assertThat(answer.status()).as(link).isEqualTo(200);
        return answer;
    }
}
