package dev.kontor.taxids;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.forms.TaxIdCheck;
import dev.kontor.taxids.forms.TaxIds;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Body;
import dev.kontor.web.By;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How tax ids are checked in each country, and what people saw of those that no register can be
 * asked for (handbook 4.4). What a person saw serves for 30 days, as a register's word does, and is
 * forgotten then; who saw something, of which country, and its reference are in the audit log for
 * good. A sale without tax on it is the legal entity's risk: in live mode its operator confirms, or
 * the only vendor that sells through it.
 */
public final class TaxIdChecks {
    private static final String JOB = "hand_check";
    private static final String MORE = "hand_check_sales";
    private static final String ORDER = "ord";
    private static final int SALES_AT_ONCE = 100;
    private static final String OPERATOR = "operator:";

    /** So long before Greenwich it is that day somewhere on earth. */
    private static final Duration EARLIEST = Duration.ofHours(14);

    /** What was seen, of an id that is known. */
    public record Seen(String name, LocalDate checkedOn, String reference) {}

    private final Database database;
    private final Clocks clocks;
    private final Vendors vendors;
    private final Jobs jobs;
    private final AuditLog audit;
    private final AskRegister register;
    private final IdChecks table;
    private final HandCheckStore store;
    private final TaxIdCaseStore cases;

    TaxIdChecks(
            Database database,
            Clocks clocks,
            Vendors vendors,
            Jobs jobs,
            AuditLog audit,
            AskRegister register,
            IdChecks table,
            HandCheckStore store,
            TaxIdCaseStore cases) {
        this.database = database;
        this.clocks = clocks;
        this.vendors = vendors;
        this.jobs = jobs;
        this.audit = audit;
        this.register = register;
        this.table = table;
        this.store = store;
        this.cases = cases;
        jobs.handle(JOB, (vendor, seen, now) -> forget(vendor, now));
        jobs.handle(MORE, this::more);
    }

    /** Names who knows what operators have chosen, by country. Called by the wiring. */
    public void chooseBy(Function<VendorId, Map<String, IdCheck.Way>> choices) {
        register.chooseBy(choices);
    }

    /**
     * Checks a tax id by its form and, if that is right, by the register. May wait for the network:
     * not within a transaction.
     *
     * @throws IllegalArgumentException for an unknown country
     */
    public TaxIdAnswer check(TaxIdQuestion question, Instant now) {
        return register.check(question, now);
    }

    /** How the vendor checks the ids of a country. */
    public IdCheck of(VendorId vendor, String country) {
        return register.of(vendor, country);
    }

    /** How the vendor checks the ids of all countries that the table lists, by country. */
    public List<IdCheck> all(VendorId vendor) {
        return table.all().stream().map(it -> register.of(vendor, it.country())).toList();
    }

    /** Whether an operator may choose that the ids of a country are checked in that way. */
    public boolean isOpen(String country, IdCheck.Way way) {
        return TaxIds.isCountry(country) && table.isOpen(country, way);
    }

    /**
     * What people saw, newest first.
     *
     * @param after the one after which the list goes on
     */
    public List<HandCheck> list(VendorId vendor, @Nullable UUID after, int limit) {
        return store.list(vendor, after, limit);
    }

    /** Whether this person or key may confirm ids. */
    public boolean mayConfirm(VendorId tenant, String actor) {
        Vendor vendor = vendors.get(tenant);
        return !vendor.live()
                || actor.startsWith(OPERATOR)
                || vendors.liveOf(vendor.entity()).size() <= 1;
    }

    void need(By by) {
        if (!mayConfirm(by.tenant(), by.actor())) {
            throw Problem.of(
                    403,
                    "operator_only",
                    "In live mode the operator of this entity confirms tax ids, with an operator's key.");
        }
    }

    /** What was sent, if it can be kept; 403 for who may not, 422 with all its faults. */
    public NewHandCheck checked(By by, Body<NewHandCheck> sent) {
        need(by);
        Instant now = clocks.now(by.tenant());
        return sent.checked(it -> faults(by.tenant(), it, now));
    }

    private List<Fault> faults(VendorId vendor, Body<NewHandCheck> sent, Instant now) {
        List<Fault> faults = new ArrayList<>();
        String country = sent.get("/country", String.class);
        String id = sent.get("/tax_id", String.class);
        if (country != null && !TaxIds.isCountry(country)) {
            faults.add(
                    new Fault(
                            "/country",
                            "unknown_country",
                            "Must be a country of ISO 3166-1, such as DE."));
        } else if (country != null && of(vendor, country).way() == IdCheck.Way.NONE) {
            faults.add(
                    new Fault(
                            "/country",
                            "tax_id_not_used",
                            "No tax id changes the tax there, so that there is nothing to confirm."));
        } else if (country != null && id != null && !TaxIds.check(country, id).checksum()) {
            faults.add(
                    new Fault(
                            "/tax_id",
                            "invalid_format",
                            "Is not an id of that country: its form or its check digits are wrong."));
        }
        LocalDate day = sent.get("/checked_on", LocalDate.class);
        if (day != null) {
            fault(day, now).ifPresent(faults::add);
        }
        return faults;
    }

    /** The day must have begun somewhere, and its look must still serve. */
    private static Optional<Fault> fault(LocalDate day, Instant now) {
        LocalDate latest = LocalDate.ofInstant(now.plus(EARLIEST), ZoneOffset.UTC);
        return day.isAfter(latest) || counts(day, now).plus(TaxIdState.FRESH).isBefore(now)
                ? Optional.of(
                        new Fault(
                                "/checked_on",
                                "out_of_range",
                                "Must be a day of the last 30, and not in the future."))
                : Optional.empty();
    }

    /** A look counts from the end of its day, or from now. */
    private static Instant counts(LocalDate day, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return end.isBefore(now) ? end : now;
    }

    /** Keeps what was {@linkplain #checked checked}, in place of what was seen of the id before. */
    public HandCheck add(Tx tx, By by, NewHandCheck wanted) {
        need(by);
        TaxIdCheck id = TaxIds.check(wanted.country(), wanted.taxId());
        return keep(
                tx,
                by,
                id.country(),
                id.normalized(),
                new Seen(wanted.name(), wanted.checkedOn(), wanted.reference()));
    }

    /** What was seen of the id of a sale; 422 for a day that does not count any more. */
    HandCheck keep(Tx tx, By by, String country, String taxId, Seen seen) {
        Instant now = clocks.now(by.tenant());
        fault(seen.checkedOn(), now)
                .ifPresent(it -> {
                    throw Problem.invalid(List.of(it));
                });
        HandCheck check =
                new HandCheck(
                        by.tenant(),
                        Ids.next(),
                        country,
                        taxId,
                        seen.name().strip(),
                        seen.checkedOn(),
                        seen.reference().strip(),
                        counts(seen.checkedOn(), now),
                        by.actor());
        store.save(tx, check);
        jobs.schedule(tx, by.tenant(), JOB, check.shownId(), check.validUntil().plusSeconds(1));
        serve(tx, check, null, now);
        note(tx, by, "tax_id.confirmed", check, now);
        return check;
    }

    /** Has the sales that wait for the id asked for again: some now, the others in a job. */
    private void serve(Tx tx, HandCheck check, @Nullable UUID after, Instant now) {
        Instant since = now.minus(TaxIdState.CORRECTABLE);
        List<UUID> orders = cases.taxed(tx, check, since, after, SALES_AT_ONCE);
        for (UUID order : orders) {
            jobs.schedule(tx, check.vendor(), LookUpTaxId.JOB, order.toString(), now);
        }
        if (orders.size() == SALES_AT_ONCE) {
            String rest = check.shownId() + " " + Ids.format(ORDER, orders.getLast());
            jobs.schedule(tx, check.vendor(), MORE, rest, now);
        }
    }

    /** What was replaced or taken back meanwhile serves no further sale. */
    private Optional<Instant> more(VendorId vendor, String key, Instant now) {
        int space = key.indexOf(' ');
        UUID seen = Ids.parse(HandCheck.PREFIX, key.substring(0, space));
        UUID after = Ids.parse(ORDER, key.substring(space + 1));
        database.run(tx -> store.find(tx, vendor, seen).ifPresent(it -> serve(tx, it, after, now)));
        return Optional.empty();
    }

    /** Takes back what was seen; 404 for what the vendor has not. */
    public void remove(Tx tx, By by, String id) {
        need(by);
        HandCheck check =
                Ids.isValid(HandCheck.PREFIX, id)
                        ? store.find(tx, by.tenant(), Ids.parse(HandCheck.PREFIX, id)).orElse(null)
                        : null;
        if (check == null) {
            throw Problem.notFound("confirmation of a tax id", id);
        }
        store.delete(tx, by.tenant(), check.country(), check.taxId());
        note(tx, by, "tax_id.confirmation_removed", check, clocks.now(by.tenant()));
    }

    /** Names nobody: the log is kept for good. */
    private void note(Tx tx, By by, String action, HandCheck check, Instant now) {
        audit.append(
                tx,
                by.entry(
                        action,
                        check.shownId(),
                        check.reference(),
                        check.country() + " " + check.checkedOn()),
                now);
    }

    /** What is older than 30 days serves nobody, and names people. */
    private Optional<Instant> forget(VendorId vendor, Instant now) {
        store.forget(vendor, now.minus(TaxIdState.FRESH));
        return Optional.empty();
    }
}
