package dev.kontor.ledger;

import static dev.kontor.ledger.Books.CAPTURED;
import static dev.kontor.ledger.Books.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.platform.Money;
import dev.kontor.platform.TestPlatform;
import dev.kontor.web.Caller;
import dev.kontor.web.Page;
import dev.kontor.web.TestWeb;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the API tells of the books (api.md 10). */
class S04_Reading {
    private final Books books = new Books();
    private final LedgerController api = new LedgerController(books.ledger);
    private final Caller caller = caller("ledger:read");

    @Test
    void journalsOfAnOrder() {
        Sale sale = books.sale();
        Journal capture = Postings.capture(sale, PayoutTerms.DEFAULT);
        books.post(capture, Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        String order = Ids.format("ord", sale.order());
        assertThat(Json.text(api.journals(caller, Page.Request.of(null, null), order)))
                .isEqualTo(
                        """
                        {"data":[{"id":"%s","kind":"capture","order":"%s",\
                        "at":"2026-01-03T15:30:00Z","entries":[\
                        {"account":1100,"name":"PSP receivable","debit":11900,"credit":0,\
                        "currency":"EUR","gateway":"sandbox","jurisdiction":null,"tax_type":null},\
                        {"account":5000,"name":"Vendor share (cost of sales)","debit":9355,\
                        "credit":0,"currency":"EUR","gateway":null,"jurisdiction":null,\
                        "tax_type":null},\
                        {"account":4000,"name":"Sales (net)","debit":0,"credit":10000,\
                        "currency":"EUR","gateway":null,"jurisdiction":null,"tax_type":null},\
                        {"account":2100,"name":"Tax payable","debit":0,"credit":1900,\
                        "currency":"EUR","gateway":null,"jurisdiction":"DE","tax_type":"vat"},\
                        {"account":2000,"name":"Vendor payable, pending","debit":0,\
                        "credit":9355,"currency":"EUR","gateway":null,"jurisdiction":null,\
                        "tax_type":null}]}],"next_cursor":null}\
                        """
                                .formatted(capture.id(), order));
    }

    @Test
    void allJournalsPageByPage() {
        for (int i = 0; i < 5; i++) {
            books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        }
        var first = api.journals(caller, Page.Request.of(3, null), null);
        var second = api.journals(caller, Page.Request.of(3, first.nextCursor()), null);
        assertThat(first.data()).hasSize(3);
        assertThat(second.data()).hasSize(2);
        assertThat(second.nextCursor()).isNull();
        assertThat(second.data().getFirst().id()).isLessThan(first.data().getLast().id());
    }

    @Test
    void trialBalanceNowAndThen() {
        books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        books.day("2026-01-10");
        assertThat(rows(api.trialBalance(caller, null)))
                .containsExactly(
                        "1100 119.00 0.00 119.00",
                        "2000 93.55 93.55 0.00",
                        "2010 0.00 84.19 84.19",
                        "2020 0.00 9.36 9.36",
                        "2100 0.00 19.00 19.00",
                        "4000 0.00 100.00 100.00",
                        "5000 93.55 0.00 93.55");
        var then = api.trialBalance(caller, CAPTURED);
        assertThat(rows(then))
                .containsExactly(
                        "1100 119.00 0.00 119.00",
                        "2000 0.00 93.55 93.55",
                        "2100 0.00 19.00 19.00",
                        "4000 0.00 100.00 100.00",
                        "5000 93.55 0.00 93.55");
        assertThat(then.totals())
                .containsExactly(new LedgerController.TotalsView(21255, 21255, "EUR"));
        assertThat(api.trialBalance(caller, CAPTURED.minusSeconds(1)).accounts()).isEmpty();
    }

    @Test
    void settlementAndPayout() {
        books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        TestPlatform.database()
                .run(tx ->
                        books.ledger.settle(
                                tx,
                                new Settlement(
                                        books.vendor,
                                        Books.id(),
                                        CAPTURED,
                                        "sandbox",
                                        List.of(new Settlement.Amounts(EUR, 11900, 192)))));
        books.day("2026-01-10");
        books.post(
                SharePostings.payoutSent(books.vendor, Books.id(), CAPTURED, new Money(8419, EUR)));
        assertThat(Json.text(api.balances(caller)))
                .isEqualTo(
                        """
                        {"data":[{"pending":0,"available":0,"reserved":936,"in_transit":8419,\
                        "currency":"EUR"}],"next_cursor":null}\
                        """);
    }

    @Test
    void onlyOnesOwnAndOnlyWithTheScope() {
        Sale sale = books.sale();
        books.post(Postings.capture(sale, PayoutTerms.DEFAULT));
        TestWeb web = TestWeb.of(books.vendor, api);
        String journals = "/v1/ledger/journals?order=" + Ids.format("ord", sale.order());
        assertThat(web.get(journals).body().get("data")).hasSize(1);
        assertThat(web.as(TestPlatform.newVendor()).get(journals).body().get("data")).isEmpty();
        assertThat(web.withScopes("orders:read").get("/v1/balances").status()).isEqualTo(403);
        assertThat(web.get("/v1/ledger/trial_balance?at=2026-01-03T15:30:00Z").text("/at"))
                .isEqualTo("2026-01-03T15:30:00Z");
    }

    @Test
    void wrongParametersAreNamed() {
        TestWeb web = TestWeb.of(books.vendor, api);
        assertThat(web.get("/v1/ledger/journals?order=ord_1").faults())
                .containsExactly("/order invalid_value");
        assertThat(web.get("/v1/ledger/journals?cursor=b3JkXzE").faults())
                .containsExactly("/cursor invalid_value");
        assertThat(web.get("/v1/ledger/trial_balance?at=yesterday").faults())
                .containsExactly("/at invalid_value");
    }

    private Caller caller(String scope) {
        return new Caller(books.vendor, false, Set.of(scope), "key:test", "req_1");
    }

    private static List<String> rows(LedgerController.TrialBalanceView balance) {
        return balance.accounts().stream()
                .map(it ->
                        it.account()
                                + " "
                                + Books.major(it.debit())
                                + " "
                                + Books.major(it.credit())
                                + " "
                                + Books.major(it.balance()))
                .toList();
    }
}
