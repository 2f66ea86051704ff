package dev.kontor.buyers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.web.TestWeb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Buyers of a batch of orders, on a real database. */
class BuyersTest {
    private final Database database = TestPlatform.database();
    private final VendorId vendor = TestPlatform.newVendor();
    private final Buyers buyers = new Buyers(database, TestPlatform.vault(), TestPlatform.clocks());
    private final TestWeb web = TestWeb.of(vendor, new BuyerController(buyers));

    @Test
    void anAddressIsOneBuyerWhateverItsCase() {
        List<BuyerId> ids =
                resolve(
                        ada("Ada@Example.com", "Ada"),
                        ada("bob@example.com", "Bob"),
                        ada("ada@example.COM", "Ada Byron"));

        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
        assertThat(resolve(ada("ADA@EXAMPLE.COM", "Ada Byron"))).containsExactly(ids.get(0));
        assertThat(buyers.findByEmail(vendor, "aDa@example.com").orElseThrow().id())
                .isEqualTo(ids.get(0));
    }

    @Test
    void theDetailsGivenLastAreKept() {
        BuyerId id =
                resolve(ada("a@example.com", "Ada"), ada("a@example.com", "Ada B.")).getFirst();
        assertThat(name(id)).isEqualTo("Ada B.");
        Buyer first = buyers.find(vendor, id).orElseThrow();

        resolve(ada("a@example.com", "Ada B."));
        assertThat(buyers.find(vendor, id)).contains(first);

        resolve(ada("a@example.com", null));
        Buyer later = buyers.find(vendor, id).orElseThrow();
        assertThat(later.details().name()).isNull();
        assertThat(later.createdAt()).isEqualTo(first.createdAt());
        assertThat(later.updatedAt()).isAfter(first.updatedAt());
    }

    @Test
    void vendorsDoNotShareBuyers() {
        VendorId other = TestPlatform.newVendor();
        List<BuyerId> ids =
                database.write(tx ->
                        buyers.resolve(
                                tx,
                                List.of(
                                        details(vendor, "a@example.com", "Ada"),
                                        details(other, "a@example.com", "Ada"))));

        assertThat(ids.get(0)).isNotEqualTo(ids.get(1));
        assertThat(buyers.find(other, ids.get(0))).isEmpty();
    }

    @Test
    void nothingPersonalIsReadableAtRest() {
        BuyerId id = resolve(ada("ada@example.com", "Ada Byron")).getFirst();

        Object row =
                database.<Object>read(sql ->
                        Objects.requireNonNull(
                                sql.fetchValue(
                                        "select encode(profile || email_hash, 'escape')"
                                                + " from buyers.buyers where vendor_id = {0} and id = {1}",
                                        vendor.value(), id.value())));
        assertThat(row.toString()).doesNotContain("Ada").doesNotContain("example");
    }

    @Test
    void manyBatchesAtOnceAgreeOnTheBuyers() throws Exception {
        List<Future<List<BuyerId>>> batches = new ArrayList<>();
        try (ExecutorService lanes = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 20; i++) {
                int shift = i;
                batches.add(
                        lanes.submit(() ->
                                resolve(
                                        IntStream.range(0, 30)
                                                .map(it -> (it * 7 + shift) % 30)
                                                .mapToObj(
                                                        it -> ada(it + "@example.com", "N" + shift))
                                                .toArray(BuyerDetails[]::new))));
            }
        }

        Set<BuyerId> all = new HashSet<>();
        for (Future<List<BuyerId>> batch : batches) {
            assertThat(new HashSet<>(batch.get())).hasSize(30);
            all.addAll(batch.get());
        }
        assertThat(all).hasSize(30);
    }

    @Test
    void clientsReadBuyers() {
        BuyerId first = resolve(ada("1@example.com", "One")).getFirst();
        BuyerId second = resolve(ada("2@example.com", "Two")).getFirst();

        TestWeb.Answer one = web.get("/v1/buyers/" + first);
        assertThat(one.text("/email")).isEqualTo("1@example.com");
        assertThat(one.text("/postal_code")).isEqualTo("10115");
        assertThat(one.body().at("/tax_id").isNull()).isTrue();
        assertThat(web.get("/v1/buyers?limit=1").text("/data/0/id")).isEqualTo(second.toString());
        assertThat(web.get("/v1/buyers?email=1@EXAMPLE.com").text("/data/0/id"))
                .isEqualTo(first.toString());
        assertThat(web.get("/v1/buyers/" + BuyerId.next()).status()).isEqualTo(404);
        assertThat(web.get("/v1/buyers/nobody").status()).isEqualTo(404);
        assertThat(web.withScopes("catalog:read").get("/v1/buyers").status()).isEqualTo(403);
    }

    private List<BuyerId> resolve(BuyerDetails... details) {
        return database.write(tx -> buyers.resolve(tx, List.of(details)));
    }

    private @Nullable String name(BuyerId id) {
        return buyers.find(vendor, id).orElseThrow().details().name();
    }

    private BuyerDetails ada(String email, @Nullable String name) {
        return details(vendor, email, name);
    }

    private static BuyerDetails details(VendorId vendor, String email, @Nullable String name) {
        return new BuyerDetails(
                vendor,
                email,
                name,
                "DE",
                "10115",
                null,
                "Berlin",
                "Unter den Linden 1",
                null,
                "de");
    }
}
