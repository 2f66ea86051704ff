package dev.kontor.filing;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Reads the One-Stop Shop's file, as whoever receives it does. */
final class OssFile {
    private OssFile() {}

    /** Throws when the file does not obey its schema. */
    static void validate(String xml) throws SAXException, IOException {
        try (var file =
                Objects.requireNonNull(
                        OssFile.class.getResourceAsStream("/filing/oss-vat-return.xsd"))) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(file))
                    .newValidator()
                    .validate(new StreamSource(new StringReader(xml)));
        }
    }

    /** The amounts of all elements of that name. */
    static BigDecimal sum(String xml, String element) {
        return Pattern.compile(
                        "<vun:" + element + " currency=\"EUR\">([^<]+)</vun:" + element + ">")
                .matcher(xml)
                .results()
                .map(it -> new BigDecimal(it.group(1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
