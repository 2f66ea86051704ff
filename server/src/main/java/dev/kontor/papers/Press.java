package dev.kontor.papers;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Prints pages as tagged PDF/A-3 with embedded fonts. The same page gives the same bytes: the file
 * is dated by its document, and its id is derived from its number. Not for several threads.
 */
final class Press {
    private static final String SERIF = "Source";
    private static final int REGULAR = 400;
    private static final int SEMIBOLD = 600;

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final byte[] regular = font("SourceSerif4-Regular");
    private final byte[] semiBold = font("SourceSerif4-SemiBold");
    private final byte[] fallback = font("DejaVuSans");
    private final byte[] colors = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    Press() {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
    }

    byte[] print(InvoicePage page) {
        StringOutput html = new StringOutput();
        templates.render("invoice.jte", page, html);
        try (PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = renderer(pdf, readable(html.toString()))) {
            renderer.createPDFWithoutClosing();
            date(pdf, page.issuedOn());
            pdf.setDocumentId((long) page.number().hashCode());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PdfBoxRenderer renderer(PDDocument pdf, String html) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(pdf);
        builder.withHtmlContent(html, null);
        builder.useUriResolver((base, uri) -> null);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(colors);
        builder.withProducer("Kontor");
        use(builder, load(pdf, regular), SERIF, REGULAR);
        use(builder, load(pdf, semiBold), SERIF, SEMIBOLD);
        use(builder, load(pdf, fallback), "DejaVu", REGULAR);
        return builder.buildPdfRenderer();
    }

    private static void use(PdfRendererBuilder builder, PDFont font, String family, int weight) {
        builder.useFont(new PDFontSupplier(font), family, weight, FontStyle.NORMAL, true);
    }

    /**
     * Without ligatures: some have no character of their own, and a "Software" whose "ft" is one
     * could be neither searched nor read aloud.
     */
    private static PDFont load(PDDocument pdf, byte[] font) throws IOException {
        TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(font));
        letters.setEnableGsub(false);
        pdf.registerTrueTypeFontForClosing(letters);
        return PDType0Font.load(pdf, letters, true);
    }

    /** Leaves out what XML cannot carry: buyers' names may hold anything. */
    private static String readable(String html) {
        StringBuilder readable = new StringBuilder(html.length());
        html.codePoints().filter(XmlText::isXml).forEach(readable::appendCodePoint);
        return readable.toString();
    }

    /** Dates the file, in both places where a PDF says it, by the document instead of the clock. */
    private static void date(PDDocument pdf, LocalDate day) throws IOException {
        Calendar date = GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC));
        pdf.getDocumentInformation().setCreationDate(date);
        PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        String dated =
                xmp.replaceFirst("(<xmp:CreateDate[^>]*>)[^<]*", "$1" + day + "T00:00:00+00:00");
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] font(String name) {
        String path = "/fonts/" + name + ".ttf";
        try (InputStream stream = Press.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(stream, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
