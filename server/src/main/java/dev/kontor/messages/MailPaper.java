package dev.kontor.messages;

import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import java.util.List;

/**
 * The paper that every mail is written on, for the template: its content, the seller whose letter
 * it is, and the words around it.
 *
 * @param home where the shop is, without a slash at the end
 */
public record MailPaper(MailContent content, Vendor vendor, Words words, String home) {
    /** The lines of a text. */
    public static List<String> lines(String text) {
        return text.strip().lines().toList();
    }

    /** Who sells, as the imprint says it. */
    public List<String> imprint() {
        var entity = vendor.entity();
        return List.of(
                words.get("mail.sold_by", entity.legalName()),
                String.join(", ", lines(entity.address())),
                entity.registry(),
                words.get("mail.vat_id", entity.vatId()));
    }

    /** Whose product it is. */
    public String productBy() {
        return words.get("mail.product_by", vendor.name());
    }
}
