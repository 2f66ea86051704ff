package dev.kontor.papers;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An electronic invoice as its receiver has it: validated by the official rules, and read. */
final class EInvoiceFile {
    private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES = rules();

    private final byte[] xml;
    private final Document document;

    EInvoiceFile(byte[] xml) {
        this.xml = xml;
        try {
            document =
                    DocumentBuilderFactory.newDefaultNSInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidationExecutorSetRegistry<IValidationSourceXML> rules() {
        if (LoggerFactory.getLogger("com.helger") instanceof Logger logger) {
            logger.setLevel(Level.WARN);
        }
        ValidationExecutorSetRegistry<IValidationSourceXML> rules =
                new ValidationExecutorSetRegistry<>();
        EN16931Validation.initEN16931(rules);
        return rules;
    }

    /** The schemas of UBL 2.1 and CEN's Schematron rules find neither errors nor warnings. */
    EInvoiceFile assertClean() {
        assertThat(findings()).as(new String(xml, StandardCharsets.UTF_8)).isEmpty();
        return this;
    }

    List<String> findings() {
        boolean invoice = document.getDocumentElement().getLocalName().equals("Invoice");
        IValidationExecutorSet<IValidationSourceXML> rules =
                Objects.requireNonNull(
                        RULES.getOfID(
                                invoice
                                        ? EN16931Validation.VID_UBL_INVOICE_1316
                                        : EN16931Validation.VID_UBL_CREDIT_NOTE_1316));
        ValidationResultList results =
                ValidationExecutionManager.executeValidation(
                        IValidityDeterminator.createDefault(),
                        rules,
                        ValidationSourceXML.create("e-invoice", document));
        assertThat(results.size()).as("schema and Schematron").isEqualTo(2);
        List<String> findings = new ArrayList<>();
        results.forEachFlattened(
                it -> findings.add(it.getErrorID() + " " + it.getErrorText(Locale.ENGLISH)));
        return findings;
    }

    /** The elements at a path of local names below the root, such as {@code TaxTotal/TaxAmount}. */
    List<Element> all(String path) {
        return all(document.getDocumentElement(), path);
    }

    static List<Element> all(Element below, String path) {
        List<Element> found = List.of(below);
        for (String name : path.split("/", -1)) {
            List<Element> next = new ArrayList<>();
            for (Element parent : found) {
                for (Node it = parent.getFirstChild(); it != null; it = it.getNextSibling()) {
                    if (it instanceof Element element && element.getLocalName().equals(name)) {
                        next.add(element);
                    }
                }
            }
            found = next;
        }
        return found;
    }

    /** The texts at a path, in order. */
    List<String> texts(String path) {
        return all(path).stream().map(Element::getTextContent).toList();
    }

    /** The one text at a path. */
    String text(String path) {
        assertThat(texts(path)).as(path).hasSize(1);
        return texts(path).getFirst();
    }

    static BigDecimal sum(Element below, String path) {
        return all(below, path).stream()
                .map(it -> new BigDecimal(it.getTextContent()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal sum(String path) {
        return sum(document.getDocumentElement(), path);
    }
}
