package dev.kontor.invoices;

import dev.kontor.platform.Words;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as it was issued: a snapshot that depends on nothing that can still change. Its number
 * and date stand beside it in {@link Invoice}.
 *
 * @param seller the merchant of record
 * @param brand whose product it is, for recognition only
 */
public record InvoiceDocument(Seller seller, Brand brand, Sale sale) {

    /**
     * The legal entity that sells, as printed.
     *
     * @param address lines separated by line feeds
     * @param numbers under which it reports the tax of this sale; null on documents of old, which
     *     print its VAT id
     */
    public record Seller(
            String entity,
            String legalName,
            String address,
            String country,
            String vatId,
            String registry,
            String email,
            String phone,
            @Nullable List<TaxNumber> numbers) {
        public Seller {
            numbers = numbers == null ? null : List.copyOf(numbers);
        }

        static Seller of(Entity entity, List<TaxNumber> numbers) {
            return new Seller(
                    entity.code(),
                    entity.legalName(),
                    entity.address(),
                    entity.country(),
                    entity.vatId(),
                    entity.registry(),
                    entity.email(),
                    entity.phone(),
                    numbers);
        }

        /** The numbers that are printed, in the order of the taxes. */
        public List<TaxNumber> taxNumbers() {
            if (numbers != null) {
                return numbers;
            }
            return vatId.isBlank() ? List.of() : List.of(TaxNumber.own(country, vatId));
        }

        /** The address without name and country, which stand beside it in words of their own. */
        public List<String> addressLines() {
            Set<String> elsewhere =
                    Words.LANGUAGES.stream()
                            .map(language -> Words.of(language).country(country))
                            .collect(Collectors.toSet());
            return address.lines()
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .filter(it -> !it.equals(legalName) && !elsewhere.contains(it))
                    .toList();
        }
    }

    /** The vendor, and where the buyer finds help. */
    public record Brand(String name, String supportEmail, String website) {
        static Brand of(Vendor vendor) {
            return new Brand(vendor.name(), vendor.supportEmail(), vendor.website());
        }
    }

    static InvoiceDocument of(Vendor vendor, List<TaxNumber> numbers, Sale sale) {
        return new InvoiceDocument(Seller.of(vendor.entity(), numbers), Brand.of(vendor), sale);
    }
}
