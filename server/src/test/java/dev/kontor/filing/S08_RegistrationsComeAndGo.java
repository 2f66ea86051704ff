package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.made;
import static dev.kontor.filing.FilingFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Sales and refunds, while registrations in two member states come and go, early and late, and
 * returns are locked whenever that may be: nothing is declared twice or never, nothing that was
 * locked changes, and the ledger has the same at any time.
 */
class S08_RegistrationsComeAndGo {
    private static final LocalDate LAST = LocalDate.of(2026, 12, 28);

    private final FilingFixture shop = new FilingFixture("2026-01-05T10:00:00Z");
    private final List<JsonNode> orders = new ArrayList<>();
    private final Map<String, JsonNode> locked = new HashMap<>();
    private LocalDate today = LocalDate.of(2026, 1, 5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingTwiceOrNever(long seed) {
        Random random = new Random(seed);
        made(shop.register("EU", "oss_union", "", "2021-07-01", ""));
        while (today.isBefore(LAST.minusDays(20))) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> sell(random);
                case 4, 5 -> takeBack(random);
                case 6 -> register(random);
                case 7 -> end(random);
                case 8 -> lock(random);
                default -> advance(today.plusDays(1 + random.nextInt(12)));
            }
        }
        check();
        advance(LAST);
        for (boolean more = true; more; ) {
            more = lock(random);
        }
        advance(LocalDate.of(2027, 1, 2));
        for (boolean more = true; more; ) {
            more = lock(random);
        }
        check();
        assertThat(declared()).isEqualTo(booked());
    }

    private void advance(LocalDate day) {
        today = day;
        shop.advance(day + "T10:00:00Z");
    }

    private void sell(Random random) {
        String country = List.of("HU", "HU", "PL", "FR").get(random.nextInt(4));
        String amount = List.of("1000", "2345", "999").get(random.nextInt(3));
        orders.add(
                shop.buy("\"country\": \"" + country + "\"", "saas " + amount + " EUR exclusive"));
    }

    private void takeBack(Random random) {
        if (!orders.isEmpty()) {
            shop.refund(orders.get(random.nextInt(orders.size())), 1 + random.nextInt(90));
        }
    }

    /** From some day of the past or of the future; often refused for another one. */
    private void register(Random random) {
        LocalDate from = today.plusDays(random.nextInt(80) - 60);
        Answer answer =
                shop.register(
                        random.nextBoolean() ? "HU" : "PL",
                        "standard",
                        List.of("", "month", "quarter").get(random.nextInt(3)),
                        from.toString(),
                        "");
        assertThat(answer.status()).as(answer.raw().body()).isIn(201, 409);
    }

    private void end(Random random) {
        List<JsonNode> open =
                ok(shop.api.get("/v1/tax/registrations"))
                        .get("data")
                        .valueStream()
                        .filter(it -> it.get("to").isNull())
                        .filter(it -> !it.get("jurisdiction").stringValue().equals("EU"))
                        .toList();
        if (!open.isEmpty()) {
            JsonNode one = open.get(random.nextInt(open.size()));
            LocalDate last = today.minusDays(random.nextInt(30));
            LocalDate from = LocalDate.parse(one.get("from").stringValue());
            ok(
                    shop.api.patch(
                            "/v1/tax/registrations/" + one.get("id").stringValue(),
                            "{\"to\": \"" + (last.isBefore(from) ? from : last) + "\"}"));
        }
    }

    /** Locks the first of some scheme that can be; whether there was any. */
    private boolean lock(Random random) {
        List<JsonNode> due =
                ok(shop.api.get("/v1/tax/reports"))
                        .get("data")
                        .valueStream()
                        .filter(it -> List.of("due", "overdue").contains(status(it)))
                        .toList()
                        .reversed();
        if (due.isEmpty()) {
            return false;
        }
        String scheme = due.get(random.nextInt(due.size())).get("scheme").stringValue();
        JsonNode first =
                due.stream()
                        .filter(it -> it.get("scheme").stringValue().equals(scheme))
                        .findFirst()
                        .orElseThrow();
        String period = first.get("period").stringValue();
        for (String currency : List.of("HUF", "PLN")) {
            shop.rate("EUR", currency, first.get("until").stringValue(), "0.0025");
        }
        locked.put(scheme + "?period=" + period, ok(shop.lock(scheme, period)));
        return true;
    }

    private static String status(JsonNode report) {
        return report.get("status").stringValue();
    }

    /** Every return agrees with account 2100; what was locked is as it was. */
    private void check() {
        for (JsonNode row : ok(shop.api.get("/v1/tax/reports")).get("data")) {
            for (String currency : List.of("HUF", "PLN")) {
                shop.rate("EUR", currency, row.get("until").stringValue(), "0.0025");
            }
            JsonNode report =
                    shop.report(row.get("scheme").stringValue(), row.get("period").stringValue());
            for (JsonNode it : report.get("reconciliation")) {
                assertThat(it.get("difference").longValue()).as(report.toString()).isZero();
            }
        }
        locked.forEach((path, report) ->
                assertThat(ok(shop.api.get("/v1/tax/reports/" + path))).isEqualTo(report));
        assertThat(ok(shop.api.get("/v1/tax/reports")).get("unassigned")).isEmpty();
    }

    private Map<String, Long> declared() {
        return sums(
                "select jurisdiction || ' ' || sum(tax) from filing.figures where vendor_id = ?");
    }

    private Map<String, Long> booked() {
        return sums(
                """
                select jurisdiction || ' ' || sum(credit - debit) from ledger.entries
                where account = 2100 and vendor_id = ?\
                """);
    }

    private Map<String, Long> sums(String sql) {
        return shop.query(sql + " group by jurisdiction", shop.vendor().value()).stream()
                .collect(
                        Collectors.toMap(
                                it -> it.substring(0, 2), it -> Long.valueOf(it.substring(3))));
    }
}
