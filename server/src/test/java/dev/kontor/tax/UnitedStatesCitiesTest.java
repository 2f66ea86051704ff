package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The largest cities of the United States: the components of state, county, city and district add
 * up to the combined rate that the state publishes, whether or not it taxes anything digital.
 */
class UnitedStatesCitiesTest {
    private static final String DAY = "2026-11-01";
    private static final long EPOCH_DAY = LocalDate.parse(DAY).toEpochDay();
    private static final List<String> WITHOUT_LOCAL_TAXES =
            List.of("CT", "DC", "IN", "KY", "MA", "MD", "ME", "MI", "NJ", "PR", "RI", "ID");

    private static final TaxContent CONTENT = Asking.content();

    private record City(String state, String name, String zip, BigDecimal combined) {}

    private static List<City> cities() {
        try (InputStream in =
                UnitedStatesCitiesTest.class.getResourceAsStream("/tax/us_cities.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .map(line -> line.split("\t", -1))
                    .map(it -> new City(it[0], it[1], it[2], new BigDecimal(it[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> componentsAddUpToThePublishedRate() {
        PlaceFinder places = new PlaceFinder(CONTENT);
        return cities().stream()
                .map(city ->
                        DynamicTest.dynamicTest(
                                city.state() + " " + city.name(),
                                () -> {
                                    PlaceFinder.Found found =
                                            places.find("US", city.state(), city.zip());
                                    Place place = ((PlaceFinder.Found.At) found).place();
                                    assertThat(sum(place)).isEqualByComparingTo(city.combined());
                                    assertThat(place.named().precision())
                                            .isEqualTo(
                                                    city.state().equals("PR")
                                                            ? TaxPlace.Precision.STATE
                                                            : TaxPlace.Precision.ZIP);
                                }));
    }

    /** The state's rate for what it taxes, and all that its localities add. */
    private static BigDecimal sum(Place place) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Jurisdiction one : place.taxedBy()) {
            List<Rule> valid =
                    CONTENT.rulesOf(one.code()).stream()
                            .filter(rule -> rule.isValidOn(EPOCH_DAY))
                            .filter(rule -> rule.taxType().equals("sales_tax"))
                            .toList();
            if (one.level() == Jurisdiction.Level.STATE) {
                sum =
                        sum.add(
                                valid.stream()
                                        .map(Rule::percent)
                                        .max(BigDecimal::compareTo)
                                        .orElseThrow());
            } else if (!one.code().equals("US-TN-DIGITAL")) {
                sum =
                        sum.add(
                                valid.stream()
                                        .filter(rule ->
                                                rule.asState() || one.code().startsWith("US-AK"))
                                        .map(Rule::percent)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }
        return sum;
    }

    @TestFactory
    Stream<DynamicTest> whereTheStateTaxesDownloadsTheBuyerPaysTheCombinedRate() {
        return cities().stream()
                .filter(city -> taxesDownloads(city.state()))
                .map(city ->
                        DynamicTest.dynamicTest(
                                city.state() + " " + city.name(),
                                () -> {
                                    Determined answer =
                                            determined(
                                                    question(
                                                            DAY,
                                                            "USD",
                                                            "US-" + city.state() + " " + city.zip(),
                                                            "10000 software_download"));
                                    assertThat(new BigDecimal(answer.lines().getFirst().rate()))
                                            .isEqualByComparingTo(city.combined());
                                    assertThat(answer.tax())
                                            .isEqualTo(
                                                    city.combined()
                                                            .movePointRight(2)
                                                            .setScale(0, RoundingMode.HALF_UP)
                                                            .longValueExact());
                                }));
    }

    private static boolean taxesDownloads(String state) {
        return determined(
                                question(
                                        DAY,
                                        "USD",
                                        "US-" + state + " " + anyZip(state),
                                        "10000 software_download"))
                        .treatment()
                == Treatment.TAXED;
    }

    private static String anyZip(String state) {
        return cities().stream()
                .filter(it -> it.state().equals(state))
                .map(City::zip)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTwoHundredLargestAreThereAndThreeOfEveryStateWithLocalTaxes() {
        Map<String, Integer> counts = new HashMap<>();
        cities().forEach(city -> counts.merge(city.state(), 1, Integer::sum));
        assertThat(cities()).hasSizeGreaterThanOrEqualTo(500);
        assertThat(counts).hasSize(48);
        counts.forEach((state, count) -> {
            if (!WITHOUT_LOCAL_TAXES.contains(state)) {
                assertThat(count).as(state).isGreaterThanOrEqualTo(3);
            }
        });
    }

    @Test
    void aZipCodeLiesInOneLocality() {
        Set<String> seen = new HashSet<>();
        CONTENT.localities()
                .forEach(locality ->
                        locality.zips()
                                .forEach(zip ->
                                        assertThat(seen.add(zip))
                                                .as(locality.city() + " " + zip)
                                                .isTrue()));
        assertThat(seen).hasSizeGreaterThan(15_000);
    }

    @Test
    void everyLocalityLiesInItsState() {
        CONTENT.localities()
                .forEach(locality ->
                        assertThat(locality.localities())
                                .allSatisfy(
                                        it -> assertThat(it.parent()).isEqualTo(locality.state())));
        Arrays.stream(Jurisdiction.Level.values())
                .filter(level -> level == Jurisdiction.Level.STATE)
                .forEach(level ->
                        assertThat(CONTENT.jurisdictions().values())
                                .filteredOn(it -> it.code().startsWith("US-"))
                                .filteredOn(it -> it.level() == level)
                                .hasSize(52));
    }
}
