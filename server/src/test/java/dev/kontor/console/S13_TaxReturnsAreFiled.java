package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.console.Desk.Seen;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The room of tax: returns by the rules of the API, the calendar of deadlines, the law to come. */
class S13_TaxReturnsAreFiled {
    private static final String RETURNS = "/console/tax/returns";
    private static final String FRENCH = RETURNS + "/oss_union/2026-Q1";
    private static final String PASSWORD = "a long password";

    private final Till till = new Till("2026-02-10T10:00:00Z");
    private final Desk desk = Desk.ofDemo().lookAt(till.vendor.toString());

    private Seen act(Desk who, String path, String step, String seen, String... more) {
        String[] fields = new String[6 + more.length];
        String[] own = {"step", step, "seen", seen, "confirmed", "yes"};
        System.arraycopy(own, 0, fields, 0, own.length);
        System.arraycopy(more, 0, fields, own.length, more.length);
        return who.send(path, fields);
    }

    private JsonNode report(String scheme, String period) {
        return till.api.get("/v1/tax/reports/" + scheme + "?period=" + period).json();
    }

    /** Live documents need rates of these days; in a sandbox any will do. */
    @Test
    void whoSellsIsToldWhenRatesAreMissing() {
        String silent =
                "The newest rates of the European Central Bank at hand are of Apr 13, 2026.";
        assertThat(desk.open(RETURNS).text()).doesNotContain(silent);
        String live = TestServer.bean(Vendors.class).get(till.vendor).account().toString();
        assertThat(Desk.ofDemo().lookAt(live).open(RETURNS).text()).contains(silent);
    }

    @Test
    void aReturnIsLockedFiledAndPaid() {
        JsonNode sold = till.buy("\"country\": \"FR\"", 10_000, "EUR");
        till.buy("\"country\": \"IT\"", 5_000, "EUR");
        assertThat(desk.open(RETURNS + "?show=open").text())
                .contains("EU One-Stop Shop, Union scheme", "2026-Q1", "€31.00", "agrees");
        assertThat(desk.open(RETURNS).text()).contains("Nothing has to be filed or paid.");
        assertThat(desk.open(FRENCH).text()).doesNotContain("Lock return");
        assertThat(act(desk, FRENCH, "lock", "3100").text())
                .contains("The period lasts still; it cannot be locked yet.");

        till.advance("2026-04-10T10:00:00Z");
        assertThat(desk.open(RETURNS).text()).contains("€31.00", "Due", "agrees");
        String page = desk.open(FRENCH).text();
        assertThat(page)
                .contains("Lock return", "I have checked the figures; €31.00 are to be paid.")
                .contains("name=\"seen\" value=\"3100\"")
                .contains("By place and rate", "By member state", "France", "Italy");
        assertThat(desk.send(FRENCH, "step", "lock", "seen", "3100").text())
                .contains("Please confirm this.");
        Seen changed = act(desk, FRENCH, "lock", "3000");
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("The amount has changed since you looked.");
        assertThat(report("oss_union", "2026-Q1").get("status").stringValue()).isEqualTo("due");

        assertThat(act(desk, FRENCH, "lock", "3100").location()).endsWith("?done=return_locked");
        Seen nameless = act(desk, FRENCH, "file", "3100", "reference", "");
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.text()).contains("id=\"reference-error\">Please give the reference");
        assertThat(act(desk, FRENCH, "pay", "3100").text())
                .contains("What is paid must have been filed before.");
        assertThat(act(desk, FRENCH, "file", "3100", "reference", "DE/Q1/2026/0815").location())
                .endsWith("?done=return_filed");
        assertThat(act(desk, FRENCH, "pay", "3100").location()).endsWith("?done=return_paid");
        assertThat(act(desk, FRENCH, "pay", "3100").location()).endsWith("?done=return_paid");

        JsonNode after = report("oss_union", "2026-Q1");
        assertThat(after.get("status").stringValue()).isEqualTo("paid");
        assertThat(after.get("reference").stringValue()).isEqualTo("DE/Q1/2026/0815");
        String paid = desk.open(FRENCH).text();
        assertThat(paid).contains("DE/Q1/2026/0815", "Paid").doesNotContain("name=\"step\"");
        Matcher journal = Pattern.compile("/console/ledger/journals/jrn_[0-9a-z]+").matcher(paid);
        assertThat(journal.find()).isTrue();
        assertThat(desk.open(journal.group()).text()).contains("Tax payable", "€20.00", "€11.00");
        assertThat(audit()).contains("tax_report.locked", "tax_report.filed", "tax_report.paid");

        till.refund(sold, 12_000);
        assertThat(desk.open(RETURNS + "/oss_union/2026-Q2").text())
                .contains("Corrections of earlier periods", "2026-Q1", "-€20.00");
    }

    private String audit() {
        return TestServer.bean(Database.class)
                .read(sql ->
                        String.join(
                                " ",
                                sql.fetch(
                                                """
                                                select actor || ' ' || action from platform.audit_log
                                                where vendor_id = ? and action like 'tax_report%' and actor = ?
                                                order by position
                                                """,
                                                till.vendor.value(), "staff:" + Desk.DEMO)
                                        .map(row -> row.get(0, String.class))));
    }

    /**
     * What is declared in another member state itself is not in the One-Stop Shop, and both say so.
     */
    @Test
    void whoIsRegisteredAbroad() {
        till.buy("\"country\": \"HU\"", 20_000, "EUR");
        register("HU", "standard", "2026-02-11");
        String hungary = "/console/tax/places/HU";
        assertThat(desk.open(hungary).text()).doesNotContain(RETURNS + "/");
        till.advance("2026-02-12T10:00:00Z");
        till.buy("\"country\": \"HU\"", 20_000, "EUR");

        assertThat(desk.open(hungary).text())
                .contains(RETURNS + "/hu_vat/2026-02\">Hungarian VAT return</a>")
                .doesNotContain("Crossed", "10,000");
        assertThat(desk.open(RETURNS + "/hu_vat/2026-02").text())
                .contains("<dt>Filed by</dt><dd>Kontor")
                .contains("Hungarian VAT return");
        assertThat(desk.open("/console/tax/places/FR").text())
                .contains("from the first sale")
                .doesNotContain("Crossed", "crossed", "10,000", RETURNS + "/");
        register("EU", "oss_union", "2026-02-12");
        assertThat(desk.open("/console/tax/places/FR").text())
                .contains(RETURNS + "/oss_union/2026-Q1");
        assertThat(desk.open(FRENCH).text())
                .contains("<dt>Not in it</dt>")
                .contains("Hungary, Feb 11, 2026 to Mar 31, 2026: Hungarian VAT return");
    }

    private void register(String place, String scheme, String from) {
        assertThat(
                        till.api
                                .post(
                                        "/v1/tax/registrations",
                                        """
                                        {"jurisdiction": "%s", "scheme": "%s", "number": "123", "from": "%s"}
                                        """
                                                .formatted(place, scheme, from))
                                .status())
                .isEqualTo(201);
    }

    @Test
    void theFilesAreThoseOfTheApi() {
        till.buy("\"country\": \"FR\"", 10_000, "EUR");
        for (String format : new String[] {"csv", "xml"}) {
            assertThat(desk.open(FRENCH + "/report." + format).text())
                    .isEqualTo(
                            till.api
                                    .get(
                                            "/v1/tax/reports/oss_union?period=2026-Q1&format="
                                                    + format)
                                    .raw()
                                    .body());
        }
        assertThat(desk.open(RETURNS + "/de_vat/2026-02/report.xml").status()).isEqualTo(422);
    }

    /** A line that nothing in the ledger stands for, as a fault would leave it. */
    @Test
    void aDifferenceIsLoud() {
        JsonNode sold = till.buy("\"country\": \"GB\"", 10_000, "GBP");
        TestServer.bean(Database.class)
                .run(tx ->
                        tx.sql()
                                .execute(
                                        """
                                        insert into tax.lines
                                        select vendor_id, booked_on, journal_id, 9, cause, source_id,
                                               order_id, entity, document_id, document_number, country,
                                               region, jurisdiction, tax_type, rate, rate_type, treatment,
                                               buyer_tax_id, currency, 0, 0, 1, tax_point, booked_at
                                        from tax.lines where vendor_id = ? and order_id = ?
                                        """,
                                        till.vendor.value(),
                                        Ids.parse("ord", sold.get("id").stringValue())));
        till.advance("2026-04-03T10:00:00Z");
        String path = RETURNS + "/uk_vat/2026-Q1";

        assertThat(desk.open(RETURNS).text())
                .contains("role=\"alert\"", "The ledger differs from the tax lines", "-£0.01");
        assertThat(desk.open(path).text())
                .contains("role=\"alert\"", "The ledger differs by -£0.01.");
        Seen refused = act(desk, path, "lock", "2001");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("nothing was locked");
    }

    @Test
    void whoMayNotDoesNotSeeTheForm() {
        JsonNode sold = till.buy("\"country\": \"FR\"", 10_000, "EUR");
        till.advance("2026-04-03T10:00:00Z");
        for (String role : new String[] {"support", "developer"}) {
            Desk other =
                    Desk.of(Sandbox.colleague(sold, role, PASSWORD), PASSWORD)
                            .lookAt(till.vendor.toString());
            assertThat(other.open(FRENCH).text()).contains("€20.00").doesNotContain("Lock return");
            assertThat(act(other, FRENCH, "lock", "2000").status()).isEqualTo(403);
        }
        Desk finance =
                Desk.of(Sandbox.colleague(sold, "finance", PASSWORD), PASSWORD)
                        .lookAt(till.vendor.toString());
        assertThat(
                        finance.sendWithoutToken(
                                        FRENCH, "step", "lock", "seen", "2000", "confirmed", "yes")
                                .status())
                .isEqualTo(403);
        assertThat(report("oss_union", "2026-Q1").get("status").stringValue()).isEqualTo("due");
        assertThat(act(finance, FRENCH, "lock", "2000").location()).endsWith("return_locked");
    }

    /** Another vendor sees nothing of it, and what is there is its own. */
    @Test
    void anothersReturnsAreNotFound() {
        till.buy("\"country\": \"FR\"", 10_000, "EUR");
        till.advance("2026-04-03T10:00:00Z");
        Vendor other =
                TestServer.bean(Database.class)
                        .write(tx ->
                                TestServer.bean(Vendors.class)
                                        .create(
                                                tx,
                                                new Vendors.NewVendor(
                                                        "Other",
                                                        "EU",
                                                        "help@other.example",
                                                        "https://other.example")));
        Desk stranger = Desk.of(Sandbox.member(other, "owner", PASSWORD), PASSWORD);

        assertThat(stranger.send("/console/vendors", "vendor", till.vendor.toString()).status())
                .isEqualTo(404);
        assertThat(stranger.open(RETURNS + "?show=all").text()).doesNotContain("€20.00");
        assertThat(stranger.open(FRENCH).text()).doesNotContain("€20.00");
        assertThat(act(stranger, FRENCH, "lock", "2000").location()).isEmpty();
        assertThat(report("oss_union", "2026-Q1").get("status").stringValue()).isEqualTo("due");
        for (String nothing :
                new String[] {"/nowhere/2026-Q1", "/uk_vat/2026-Q5", "/oss_non_union/2026-Q1"}) {
            assertThat(desk.open(RETURNS + nothing).status()).as(nothing).isEqualTo(404);
        }
    }

    @Test
    void theCalendarLooksAYearAhead() {
        till.buy("\"country\": \"FR\"", 10_000, "EUR");
        till.buy("\"country\": \"GB\"", 10_000, "GBP");
        till.advance("2026-05-08T10:00:00Z");

        String page = desk.open("/console/tax/calendar").text();

        assertThat(page.indexOf("Overdue")).isPositive().isLessThan(page.indexOf("July 2026"));
        assertThat(page)
                .contains("href=\"" + RETURNS + "/uk_vat/2026-Q1\"")
                .contains("href=\"" + RETURNS + "/oss_union/2026-Q2\"")
                .contains("April 2027")
                .doesNotContain("June 2027");
        String calendar = desk.open("/console/tax/calendar.ics").text();
        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("DTSTART;VALUE=DATE:20260507\r\n")
                .contains("SUMMARY:EU One-Stop Shop\\, Union scheme\\, 2026-Q2\r\n");
        assertThat(calendar.lines()).allMatch(it -> it.length() <= 75);
    }

    @Test
    void theLawToComeIsShown() {
        String page = desk.open("/console/tax/changes").text();

        assertThat(page)
                .contains("South Dakota", "4.2\u00a0%", "4.5\u00a0%", "Jul\u00a01,\u00a02027")
                .contains("Brazil", "no such tax", "8.8\u00a0%", "from the first sale")
                .contains("Tables of Kontor", "None is set up");
    }
}
