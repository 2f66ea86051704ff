package dev.kontor.buyers;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/buyers}: buyers are made by orders, and read here. */
@RestController
final class BuyerController implements Expandable {
    private final Buyers buyers;

    BuyerController(Buyers buyers) {
        this.buyers = buyers;
    }

    record BuyerView(
            String id,
            String email,
            @Nullable String name,
            String country,
            @Nullable String postalCode,
            @Nullable String region,
            @Nullable String city,
            @Nullable String line1,
            @Nullable String taxId,
            @Nullable String locale,
            Instant createdAt,
            Instant updatedAt) {
        static BuyerView of(Buyer buyer) {
            BuyerDetails it = buyer.details();
            return new BuyerView(
                    buyer.id().toString(),
                    it.email(),
                    it.name(),
                    it.country(),
                    it.postalCode(),
                    it.region(),
                    it.city(),
                    it.line1(),
                    it.taxId(),
                    it.locale(),
                    buyer.createdAt(),
                    buyer.updatedAt());
        }
    }

    @Override
    public String prefix() {
        return "byr";
    }

    @Override
    @GetMapping("/v1/buyers/{id}")
    public BuyerView get(Caller caller, @PathVariable String id) {
        caller.need("buyers:read");
        if (!Ids.isValid("byr", id)) {
            throw Problem.notFound("buyer", id);
        }
        return buyers.find(caller.vendor(), BuyerId.parse(id))
                .map(BuyerView::of)
                .orElseThrow(() -> Problem.notFound("buyer", id));
    }

    /** All buyers, newest first, or the one of an e-mail address. */
    @GetMapping("/v1/buyers")
    Page<BuyerView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(required = false) @Nullable String email) {
        caller.need("buyers:read");
        List<Buyer> rows =
                email == null
                        ? buyers.list(caller.vendor(), page)
                        : buyers.findByEmail(caller.vendor(), email).stream().toList();
        return Page.of(rows, page, it -> it.id().toString(), BuyerView::of);
    }
}
