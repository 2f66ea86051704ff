package dev.kontor.tax;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.tax.Registrations.Registration;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.taxids.SaleInDoubt;
import dev.kontor.taxids.TaxIdDoubt;
import dev.kontor.taxids.TaxIdStatus;
import dev.kontor.taxids.WatchTaxIds;
import dev.kontor.vendors.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tax on digital services: what is due, what is known of tax ids, what was decided for orders. */
public final class Tax {
    private final Contents contents;
    private final ContentNotices notices;
    private final WatchTaxIds watch;
    private final DeterminationStore store;
    private volatile Standings standings = new NobodyCounts();
    private volatile BiConsumer<Tx, List<SoldOnDay>> sold = (tx, none) -> {};
    private volatile BiConsumer<Tx, List<SoldOnDay>> corrected = (tx, none) -> {};
    private volatile Consumer<Instant> lookedAt = never -> {};
    private volatile BiConsumer<Tx, VendorId> late = (tx, nobody) -> {};

    Tax(Contents contents, ContentNotices notices, WatchTaxIds watch, DeterminationStore store) {
        this.contents = contents;
        this.notices = notices;
        this.watch = watch;
        this.store = store;
    }

    /**
     * Decides the tax of a sale. Pure and fast: no I/O, no clock; the same question has the same
     * answer.
     */
    public TaxAnswer determine(TaxQuestion question) {
        return contents.current().determiner().determine(question);
    }

    /** The tax, or 422 where there is none: its faults, or that the signs of the place disagree. */
    public TaxAnswer.Determined decided(TaxQuestion question) {
        return switch (determine(question)) {
            case TaxAnswer.Determined it -> it;
            case TaxAnswer.NeedsProof it -> throw PlaceDoubt.problem(it);
            case TaxAnswer.Refused it -> throw Problem.invalid(it.faults());
        };
    }

    /** All that keeps a refused sale from being decided, contradictory signals included. */
    List<Fault> faults(TaxQuestion question, TaxAnswer.Refused refused) {
        List<Fault> faults = new ArrayList<>(refused.faults());
        contents.current()
                .determiner()
                .contradiction(question)
                .ifPresent(it -> faults.add(PlaceDoubt.fault(it)));
        return faults;
    }

    /**
     * Decides again what was decided, by the content of its day; empty when this installation does
     * not have that content.
     */
    public Optional<TaxAnswer> recompute(Determination determination) {
        return contents.of(determination.answer().contentVersion())
                .map(it -> it.determiner().again(determination));
    }

    /**
     * The decision with what more is known of the buyer's place after it, to be kept as a further
     * one of the same figures. Empty when the signs of the place contradict each other by now, or
     * lead to another country (handbook 4.3).
     *
     * @param byNow the buyer of the decision with other signals
     */
    public Optional<Determination> proven(
            Determination decision, TaxQuestion.Buyer byNow, Instant now) {
        return contents.current()
                .determiner()
                .proven(decision.answer(), decision.question().buyer(), byNow)
                .map(it ->
                        new Determination(
                                decision.vendor(),
                                decision.orderId(),
                                decision.no() + 1,
                                now,
                                decision.question().of(byNow),
                                it));
    }

    /** Names who knows how sellers stand. Called by the wiring. */
    public void standBy(Standings newStandings) {
        standings = newStandings;
    }

    /** How the tenant stands towards tax authorities, with amounts in that currency. */
    public Standing standing(VendorId tenant, Currency currency, Instant now) {
        return standings.of(tenant, currency, now);
    }

    /** The same for a sandbox as if it sold in earnest. May read the database. */
    public Standing standingInEarnest(VendorId tenant, Currency currency, Instant now) {
        return standings.inEarnest(tenant, currency, now);
    }

    /**
     * Where the tenant is registered on whatever day. May read the database, without a position.
     */
    public Registrations registrations(VendorId tenant) {
        return standings.registrations(tenant);
    }

    /** Reads anew where the tenant is registered, as soon as that is asked for. */
    public void forgetRegistrations(VendorId tenant) {
        standings.forget(tenant);
    }

    /** Where an entity is registered: its own country, and what is on record. */
    public Registrations registrations(Entity entity) {
        return standings.of(entity);
    }

    /** From which turnover one must register, by place, as the law is on that day. */
    public List<TaxThreshold> thresholds(LocalDate day) {
        return Thresholds.on(content(), day);
    }

    /** Whether the code names a jurisdiction, or is {@code EU}. */
    public boolean isKnown(String code) {
        return code.equals("EU") || content().jurisdictions().containsKey(code);
    }

    /**
     * Whether one can register under this code: it is {@code EU}, or a jurisdiction with a tax that
     * is not covered by the registration of another, such as a city's by its state's.
     */
    public boolean isRegistrable(String code) {
        Jurisdiction place = content().jurisdictions().get(code);
        return code.equals("EU")
                || (place != null
                        && (place.parent() == null || place.registeredUnder().equals(code))
                        && content().rulesOf(code).stream().anyMatch(Rule::taxes));
    }

    /** Countries of the European Union's VAT area, as tax counts them. */
    public Set<String> unionCountries() {
        return content().jurisdictions().values().stream()
                .filter(it -> it.parent() == null && it.isInUnion())
                .map(Jurisdiction::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why an order is taxed as it is by now, in plain words; empty for an unknown order. */
    public Optional<TaxExplanation> explain(VendorId vendor, UUID orderId, Words words) {
        List<Determination> all = determinations(vendor, orderId);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Explain.of(all.getLast(), contents, words));
    }

    /** What changes in the law from one day to another, both included. */
    public TaxChanges changes(LocalDate from, LocalDate to) {
        return LawCalendar.between(content(), from, to);
    }

    /** What the operator should know of the tables, in sentences; empty when all is well. */
    public List<String> notices(Instant now, Words words) {
        return notices.of(now, words);
    }

    /** Which tables are in force, how they came to be, and whether newer ones wait. */
    public ContentState contentState(Instant now, Words words) {
        return notices.state(now, words);
    }

    /**
     * What people should be told of the tables, each time it is asked; see {@link TableNews#key}.
     */
    public List<TableNews> news(Instant now) {
        return notices.news(now);
    }

    /** Tells the listener every half minute that there may be news of the tables. */
    public void whenTablesMayHaveNews(Consumer<Instant> listener) {
        lookedAt = listener;
    }

    /** The tables, and the feed if there is one, were looked at. */
    void looked(Instant now) {
        lookedAt.accept(now);
    }

    /**
     * Under which of the registrations a jurisdiction's tax is reported on that day: a place's own
     * before that of its union or country; empty where there is none on record.
     */
    public Optional<Registration> registration(
            Registrations registrations, String jurisdiction, LocalDate day) {
        return registrations.holding(content().jurisdiction(jurisdiction), day.toEpochDay());
    }

    /** Whether that jurisdiction's tax is reported under one of the registrations on that day. */
    public boolean isCovered(Registrations registrations, String jurisdiction, LocalDate day) {
        return registrations.cover(content().jurisdiction(jurisdiction), day.toEpochDay());
    }

    /**
     * The day of a moment in the calendar of a place.
     *
     * @throws IllegalArgumentException for a jurisdiction that the content does not know
     */
    public LocalDate day(String jurisdiction, Instant at) {
        return LocalDate.ofInstant(at, ZoneId.of(content().jurisdiction(jurisdiction).zone()));
    }

    /** Which tables are in force. */
    public String contentVersion() {
        return content().version();
    }

    /** The content in force. */
    TaxContent content() {
        return contents.current().content();
    }

    /** Every jurisdiction with its rates of that day. */
    public List<JurisdictionView> jurisdictions(LocalDate day) {
        return JurisdictionView.all(content(), day);
    }

    /**
     * Keeps determinations with their orders, in the caller's transaction, by one statement; where
     * a sale's tax id is in doubt, notes that its register is to be asked again.
     */
    public void record(Tx tx, List<Determination> determinations) {
        store.insert(tx, determinations, this::concerned);
        watch.note(
                tx,
                determinations.stream()
                        .filter(it -> it.no() == 1)
                        .map(this::inDoubt)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The sale, if it depends on a tax id that is in doubt. */
    private Optional<SaleInDoubt> inDoubt(Determination sale) {
        TaxQuestion.Buyer buyer = sale.question().buyer();
        TaxQuestion.TaxId id = buyer.taxId();
        TaxIdDoubt doubt =
                switch (id.status()) {
                    case UNAVAILABLE, PENDING -> TaxIdDoubt.UNAVAILABLE;
                    case VALID -> id.doubt();
                    case NONE, INVALID -> null;
                };
        String typed = id.typed();
        return doubt == null || typed == null || !dependsOnId(sale)
                ? Optional.empty()
                : Optional.of(
                        new SaleInDoubt(
                                sale.vendor(),
                                sale.orderId(),
                                buyer.countryOfId(),
                                typed,
                                doubt,
                                sale.determinedAt()));
    }

    /** Whether the sale would be taxed otherwise if its buyer's tax id were known to be right. */
    private boolean dependsOnId(Determination it) {
        TaxQuestion asked = it.question();
        String id = asked.buyer().taxId().typed();
        return contents.atHand(it.answer().contentVersion())
                .map(Contents.Loaded::determiner)
                .map(by ->
                        !isTaxedAlike(
                                by.determine(
                                        asked.of(asked.buyer().withTaxId(id, TaxIdStatus.VALID))),
                                by.determine(
                                        asked.of(asked.buyer().withTaxId(id, TaxIdStatus.NONE)))))
                .orElse(true);
    }

    private static boolean isTaxedAlike(TaxAnswer one, TaxAnswer other) {
        return one instanceof TaxAnswer.Determined first
                && other instanceof TaxAnswer.Determined second
                && first.treatment() == second.treatment()
                && first.tax() == second.tax();
    }

    /** Without the tables of the decision at hand everything is kept. */
    private Predicate<String> concerned(Determination it) {
        if (it.question().standing().isUnlimited()) {
            return code -> false;
        }
        return contents.atHand(it.answer().contentVersion())
                .<Predicate<String>>map(
                        loaded -> loaded.determiner().concerned(it.question())::contains)
                .orElse(code -> true);
    }

    /**
     * Keeps the tax of documents for the returns, in the transaction of the journals that book
     * them, by one statement. Of each journal the parts' tax is the sum of its entries on tax
     * accounts, their net that of its sales and allowances (handbook 3.9, rules 6 and 7).
     *
     * @throws IllegalArgumentException for a jurisdiction that the content does not know
     */
    public void book(Tx tx, List<TaxBooking> bookings) {
        List<TaxLine> booked = new TaxLines(content()).of(bookings);
        LineStore.insert(tx, booked);
        sold.accept(tx, booked.stream().map(SoldOnDay::of).toList());
        corrected.accept(tx, booked.stream().filter(TaxLine::corrects).map(SoldOnDay::of).toList());
    }

    /**
     * Keeps the tax of documents of long ago, which were booked without lines. Whoever counts sales
     * by day is told in the same transaction that days of the past have changed.
     */
    public void bookLate(Tx tx, VendorId vendor, List<TaxBooking> bookings) {
        if (!bookings.isEmpty()) {
            LineStore.insert(tx, new TaxLines(content()).of(bookings));
            late.accept(tx, vendor);
        }
    }

    /** Tells the listener whose sales of days that are over have become more. */
    public void whenBookedLate(BiConsumer<Tx, VendorId> listener) {
        late = listener;
    }

    /** Tells whoever counts what is sold, in its transaction. */
    public void whenSold(BiConsumer<Tx, List<SoldOnDay>> listener) {
        sold = listener;
    }

    /** Tells the same of what is booked apart from sales: taken back, or charged anew. */
    public void whenCorrected(BiConsumer<Tx, List<SoldOnDay>> listener) {
        corrected = listener;
    }

    /** What was decided for an order, in the order of time; empty for an unknown order. */
    public List<Determination> determinations(VendorId vendor, UUID orderId) {
        return store.find(vendor, orderId);
    }
}
