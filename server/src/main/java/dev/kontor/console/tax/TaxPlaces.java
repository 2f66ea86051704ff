package dev.kontor.console.tax;

import dev.kontor.console.Staff;
import dev.kontor.filing.Declared;
import dev.kontor.filing.Filing;
import dev.kontor.nexus.TaxRegistrations;
import dev.kontor.nexus.TaxThresholds;
import dev.kontor.nexus.ThresholdView;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.tax.JurisdictionView;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBook;
import dev.kontor.tax.TaxSum;
import dev.kontor.vendors.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gathers what is known about countries: their law, the seller's standing, the year's sales. */
final class TaxPlaces {
    private static final int FEW = 3;

    private final Tax tax;
    private final TaxBook book;
    private final TaxRegistrations registrations;
    private final TaxThresholds thresholds;
    private final Filing filing;

    TaxPlaces(
            Tax tax,
            TaxBook book,
            TaxRegistrations registrations,
            TaxThresholds thresholds,
            Filing filing) {
        this.tax = tax;
        this.book = book;
        this.registrations = registrations;
        this.thresholds = thresholds;
        this.filing = filing;
    }

    /** All countries, those with most sales first and then by name. */
    TaxMapPage map(Staff staff) {
        LocalDate today = today(staff);
        Words words = staff.words();
        Map<String, List<JurisdictionView>> law = byCountry(today);
        Map<String, List<TaxSum>> sold = sold(staff, today);
        SellerStanding seller = seller(staff, today);
        List<TaxMapPage.Row> rows = new ArrayList<>();
        law.forEach((code, all) -> {
            PlaceState state = PlaceState.of(all, seller);
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
        SellerStanding seller = seller(staff, today);
        return PlacePage.of(
                code,
                all,
                PlaceState.of(all, seller),
                amounts(sums, staff.words(), true),
                amounts(sums, staff.words(), false),
                progress(staff, code, today),
                registered(staff, code, today),
                declared(staff, all, seller),
                today.getYear(),
                staff.words());
    }

    /** Whether sales there are declared there, so that no threshold of the union concerns them. */
    private boolean isRegistered(Staff staff, String code, LocalDate today) {
        return registrations.list(staff.vendorId()).stream()
                .filter(it -> it.jurisdiction().equals(code))
                .anyMatch(it ->
                        RegistrationsPage.State.of(it.from(), it.to(), today)
                                == RegistrationsPage.State.IN_FORCE);
    }

    /** Thresholds of the country: all when they are few, else those towards which was sold. */
    private List<ThresholdRow> progress(Staff staff, String code, LocalDate today) {
        if (!thresholds.mayDecide(staff.vendorId(), staff.actor())) {
            return List.of();
        }
        boolean there = isRegistered(staff, code, today);
        List<ThresholdView> here =
                thresholds.list(staff.vendorId(), staff.actor(), staff.now()).stream()
                        .filter(it -> isIn(it.jurisdiction(), code))
                        .filter(it -> !there || !it.jurisdiction().equals(PlaceNames.UNION))
                        .toList();
        List<ThresholdRow> rows =
                ThresholdRow.of(
                        here,
                        staff.words().country(staff.vendor().entity().country()),
                        new PlaceNames(tax, today, staff.words()),
                        staff.words());
        return rows.size() <= FEW ? rows : rows.stream().filter(ThresholdRow::begun).toList();
    }

    /** The returns that take the tax that is charged there now. */
    private List<Declared> declared(
            Staff staff, List<JurisdictionView> all, SellerStanding seller) {
        Map<String, Set<String>> taxTypes = new LinkedHashMap<>();
        all.stream()
                .filter(it -> PlaceState.taxes(it) && seller.isRegistered(it.code()))
                .forEach(it -> taxTypes.put(it.code(), PlaceState.taxTypes(it)));
        return filing.declared(filing.scope(staff.vendorId()), taxTypes);
    }

    private List<RegistrationsPage.Row> registered(Staff staff, String code, LocalDate today) {
        PlaceNames names = new PlaceNames(tax, today, staff.words());
        Entity entity = staff.vendor().entity();
        return RegistrationsPage.rows(
                        registrations.list(staff.vendorId()), entity, names, staff.words(), today)
                .stream()
                .filter(it -> isIn(it.code(), code))
                .toList();
    }

    /** Whether what is registered or counted under a code concerns the country. */
    private boolean isIn(String registered, String country) {
        return registered.equals(country)
                || registered.startsWith(country + "-")
                || (registered.equals(PlaceNames.UNION) && tax.unionCountries().contains(country));
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

    /** Among several vendors of an entity none is told how near all together are. */
    private SellerStanding seller(Staff staff, LocalDate today) {
        Registrations standing =
                tax.standing(staff.vendorId(), staff.vendor().entity().currency(), staff.now())
                        .registrations();
        return SellerStanding.of(
                code -> tax.isCovered(standing, code, today),
                thresholds.mayDecide(staff.vendorId(), staff.actor())
                        ? thresholds.known(staff.vendorId(), staff.actor(), staff.now())
                        : List.of(),
                tax.unionCountries());
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
