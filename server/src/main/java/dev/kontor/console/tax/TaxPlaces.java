package dev.kontor.console.tax;

import dev.kontor.console.Staff;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.tax.JurisdictionView;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBook;
import dev.kontor.tax.TaxSum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Gathers what is known about countries: their law, the seller's standing, the year's sales. */
final class TaxPlaces {
    private final Tax tax;
    private final TaxBook book;

    TaxPlaces(Tax tax, TaxBook book) {
        this.tax = tax;
        this.book = book;
    }

    /** All countries, those with most sales first and then by name. */
    TaxMapPage map(Staff staff) {
        LocalDate today = today(staff);
        Words words = staff.words();
        Map<String, List<JurisdictionView>> law = byCountry(today);
        Map<String, List<TaxSum>> sold = sold(staff, today);
        Predicate<String> registered = registered(staff);
        List<TaxMapPage.Row> rows = new ArrayList<>();
        law.forEach((code, all) -> {
            PlaceState state = PlaceState.of(all, registered);
            List<TaxSum> sums = sold.getOrDefault(code, List.of());
            rows.add(
                    new TaxMapPage.Row(
                            code,
                            words.country(code),
                            state,
                            rates(all, words),
                            amounts(sums, words, true),
                            amounts(sums, words, false),
                            sums.size()));
        });
        rows.sort(
                Comparator.comparingInt(TaxMapPage.Row::weight)
                        .reversed()
                        .thenComparing(TaxMapPage.Row::name));
        return TaxMapPage.of(today.getYear(), rows);
    }

    /** One country with its states and provinces; 404 for a code that the content does not know. */
    PlacePage place(Staff staff, String code) {
        LocalDate today = today(staff);
        List<JurisdictionView> all = byCountry(today).get(code);
        if (all == null) {
            throw Problem.notFound("country", code);
        }
        List<TaxSum> sums = sold(staff, today).getOrDefault(code, List.of());
        return PlacePage.of(
                code,
                all,
                PlaceState.of(all, registered(staff)),
                amounts(sums, staff.words(), true),
                amounts(sums, staff.words(), false),
                today.getYear(),
                staff.words());
    }

    private Map<String, List<JurisdictionView>> byCountry(LocalDate day) {
        return tax.jurisdictions(day).stream()
                .filter(it -> !it.level().equals("county"))
                .filter(it -> !it.level().equals("city") && !it.level().equals("district"))
                .collect(
                        Collectors.groupingBy(
                                JurisdictionView::country,
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private Map<String, List<TaxSum>> sold(Staff staff, LocalDate today) {
        return book
                .sums(List.of(staff.vendorId()), today.withDayOfYear(1), today.plusDays(1))
                .stream()
                .collect(Collectors.groupingBy(TaxSum::country));
    }

    private Predicate<String> registered(Staff staff) {
        Registrations registrations =
                staff.live()
                        ? tax.registrations(staff.vendor().entity())
                        : Registrations.everywhere();
        LocalDate today = today(staff);
        return code -> tax.isCovered(registrations, code, today);
    }

    private static LocalDate today(Staff staff) {
        return LocalDate.ofInstant(staff.now(), staff.zone());
    }

    /** What consumers pay: one rate, or from the lowest to the highest. */
    private static String rates(List<JurisdictionView> all, Words words) {
        List<Double> rates =
                all.stream()
                        .flatMap(it -> it.rates().stream())
                        .filter(it -> "taxed".equals(it.consumers()))
                        .map(it -> Double.parseDouble(it.effectiveRate()))
                        .distinct()
                        .sorted()
                        .toList();
        if (rates.isEmpty()) {
            return "";
        }
        String highest = percent(rates.getLast(), words);
        return rates.size() == 1 ? highest : percent(rates.getFirst(), words) + " – " + highest;
    }

    private static String percent(double rate, Words words) {
        return words.number(rate) + "\u00a0%";
    }

    /** By currency: the net amounts, or the tax. */
    private static List<String> amounts(List<TaxSum> sums, Words words, boolean net) {
        Map<String, Long> byCurrency = new TreeMap<>();
        for (TaxSum sum : sums) {
            byCurrency.merge(
                    sum.currency().getCurrencyCode(), net ? sum.net() : sum.tax(), Math::addExact);
        }
        return byCurrency.entrySet().stream()
                .filter(it -> it.getValue() != 0)
                .map(it -> words.money(new Money(it.getValue(), Currency.getInstance(it.getKey()))))
                .toList();
    }
}
