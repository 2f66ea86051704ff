package dev.kontor.orders;

import dev.kontor.buyers.BuyerId;
import dev.kontor.gateway.Returned;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders, for the modules above: pages, checkout, refunds. */
public final class Orders {
    /**
     * An order that waits for a person.
     *
     * @param endsAt when that ends by itself, or null
     */
    public record Waiting(
            OrderView order,
            String kind,
            Instant queuedAt,
            Instant dueAt,
            @Nullable Instant endsAt) {}

    /**
     * What a checkout has written down before it places its order.
     *
     * @param order id that the order gets, so that it is found after a crash
     * @param total that the buyer has agreed to pay
     */
    public record Agreed(OrderId order, Money total) {}

    private final Vendors vendors;
    private final Clocks clocks;
    private final PlaceOrder placeOrder;
    private final PayAgain payAgain;
    private final ReviewOrder reviewOrder;
    private final KeepPlace keepPlace;
    private final Reviews reviews;
    private final Timeline timeline;
    private final FinishDelivery finish;
    private final OrderNumbers numbers;
    private final OrderStore store;
    private final OrderViews views;
    private final OrderTokens tokens;

    Orders(
            Vendors vendors,
            Clocks clocks,
            PlaceOrder placeOrder,
            PayAgain payAgain,
            ReviewOrder reviewOrder,
            KeepPlace keepPlace,
            Reviews reviews,
            Timeline timeline,
            FinishDelivery finish,
            OrderNumbers numbers,
            OrderStore store,
            OrderViews views,
            OrderTokens tokens) {
        this.vendors = vendors;
        this.clocks = clocks;
        this.placeOrder = placeOrder;
        this.payAgain = payAgain;
        this.reviewOrder = reviewOrder;
        this.keepPlace = keepPlace;
        this.reviews = reviews;
        this.timeline = timeline;
        this.finish = finish;
        this.numbers = numbers;
        this.store = store;
        this.views = views;
        this.tokens = tokens;
    }

    /**
     * Prices a cart for a buyer as {@link #place} will charge it. Payment and consents do not
     * matter. Faults are a 422.
     */
    public Quote quote(VendorId vendor, OrderInput input) {
        return placeOrder.quote(vendors.get(vendor), input, clocks.now(vendor));
    }

    /**
     * Takes an order through intake, payment and delivery. Returns when the outcome is durable.
     *
     * @param key under which a repeated call changes nothing: {@link Idempotency.Taken} then
     * @param actor for the timeline, such as {@code buyer}
     * @param returnUrl where the buyer comes back from an action, such as 3-D Secure
     */
    public Placement place(
            VendorId vendor,
            OrderInput input,
            Optional<Idempotency.Key> key,
            String actor,
            @Nullable URI returnUrl) {
        return placeOrder.place(vendor, input, key, actor, returnUrl);
    }

    /**
     * As above, for a checkout: 409 {@code quote_changed}, and nothing done, when the order costs
     * another amount than was agreed.
     */
    public Placement place(
            VendorId vendor,
            Agreed agreed,
            OrderInput input,
            String actor,
            @Nullable URI returnUrl) {
        return placeOrder.place(
                vendor, agreed.order(), agreed.total(), input, Optional.empty(), actor, returnUrl);
    }

    /**
     * A further payment of an order that is not paid: 409 when it takes none, or when it costs
     * another amount by now and the buyer has not agreed to that one.
     */
    public Placement pay(VendorId vendor, OrderId order, FurtherPayment payment) {
        return payAgain.pay(vendor, order, payment);
    }

    /**
     * Cancels an order that its buyer replaces by another, and ends what waits at the buyer's bank.
     * How it stands if it was paid before; 409 while nobody knows whether it was.
     */
    public Optional<Placement> giveUp(VendorId vendor, OrderId order, String actor) {
        return payAgain.giveUp(vendor, order, actor);
    }

    /** How an order stands, as an answer to whoever wants to pay it. */
    public Placement standing(VendorId vendor, OrderId order) {
        return payAgain.standing(vendor, order);
    }

    /** Goes on after the buyer has come back from an action. */
    public Placement resume(VendorId vendor, OrderId order, Returned returned) {
        return payAgain.resume(vendor, order, returned);
    }

    /** The order as clients see it. */
    public Optional<OrderView> view(VendorId vendor, OrderId order) {
        return store.find(vendor, order).map(it -> views.load(it, clocks.now(vendor)));
    }

    /** The order as it stands, with what was agreed. */
    public Optional<Order> find(VendorId vendor, OrderId order) {
        return store.find(vendor, order);
    }

    /**
     * The order that a buyer names by its number or by that of its invoice, in any way of writing;
     * empty unless the order is of this e-mail address.
     */
    public Optional<Order> named(String number, String email) {
        return numbers.find(number, email);
    }

    /** The order, locked until the transaction ends. */
    public Optional<Order> lock(Tx tx, VendorId vendor, OrderId order) {
        return store.lock(tx, vendor, order);
    }

    /** Orders, newest first, from the one after {@code after} on. */
    public List<OrderView> list(
            VendorId vendor,
            @Nullable BuyerId buyer,
            @Nullable OrderStatus status,
            @Nullable OrderId after,
            int most) {
        Instant now = clocks.now(vendor);
        return store.list(vendor, buyer, status, after, most).stream()
                .map(it -> views.load(it, now))
                .toList();
    }

    /**
     * Adds to what was refunded, in the transaction in which the refund has succeeded. Answers the
     * order as it stands then: fulfilled, if only what was taken back was still to come. It stays
     * locked.
     */
    public Order refunded(Tx tx, VendorId vendor, OrderId order, long amount) {
        Instant now = clocks.now(vendor);
        store.refunded(tx, vendor, order, amount);
        Order locked = store.lock(tx, vendor, order).orElseThrow();
        if (locked.status() == OrderStatus.REFUNDED) {
            reviews.takenBack(tx, vendor, order, now);
        }
        return finish.fulfill(tx, locked, now);
    }

    /** Everything that happened to an order, oldest first. */
    public List<Timeline.Step> timeline(VendorId vendor, OrderId order) {
        return timeline.of(
                store.find(vendor, order)
                        .orElseThrow(() -> OrderProblems.notFound(order.toString())),
                clocks.now(vendor));
    }

    /** Names what else belongs to orders' timelines. Called by the wiring of modules above. */
    public void relate(Timeline.Related related) {
        timeline.add(related);
    }

    /** The queue of orders that wait for a person, most urgent first. */
    public List<Waiting> waiting(VendorId vendor, int most) {
        Instant now = clocks.now(vendor);
        return reviews.open(vendor, most).stream()
                .map(it ->
                        new Waiting(
                                views.load(store.find(vendor, it.order()).orElseThrow(), now),
                                it.kind(),
                                it.queuedAt(),
                                it.dueAt(),
                                it.endsAt()))
                .toList();
    }

    /**
     * Decides an order in review; the reason is mandatory. 409 when it is not in review. Of a paid
     * order, whose place is in doubt, it can only be accepted: that the buyer has proven the place.
     */
    public void decide(
            VendorId vendor, OrderId order, boolean accept, String reason, String actor) {
        boolean paid =
                store.find(vendor, order)
                        .map(Order::status)
                        .filter(OrderStatus::isPaid)
                        .isPresent();
        if (paid) {
            keepPlace.decide(vendor, order, accept, reason, actor);
        } else {
            reviewOrder.decide(vendor, order, accept, reason, actor);
        }
    }

    /**
     * A sale was corrected in this transaction, which may end the doubt about its place.
     *
     * @param documented whether a person has a document of the buyer's for its place
     */
    public void corrected(Tx tx, Determination anew, boolean documented, String actor) {
        keepPlace.corrected(tx, anew, documented, actor);
    }

    /** The tokens of order pages. */
    public OrderTokens tokens() {
        return tokens;
    }
}
