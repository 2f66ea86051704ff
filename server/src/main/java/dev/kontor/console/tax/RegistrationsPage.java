package dev.kontor.console.tax;

import dev.kontor.console.Staff;
import dev.kontor.nexus.RegistrationView;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the seller is registered.
 *
 * @param entity legal name of the seller
 * @param everywhere whether this sandbox counts as registered in every place
 * @param kept whether the entity's operator keeps them, and not this vendor
 * @param may whether the reader may change them
 * @param rows that of the own country first
 */
public record RegistrationsPage(
        String entity, boolean everywhere, boolean kept, boolean may, List<Row> rows) {

    /**
     * A registration.
     *
     * @param id for ending it; empty for that of the own country
     * @param code of the place
     * @param to the last day; empty while it lasts
     */
    public record Row(
            String id,
            String code,
            String place,
            String href,
            String number,
            String scheme,
            String period,
            String from,
            String to,
            State state) {
        /** Whether its last day can be set. */
        public boolean canEnd() {
            return !id.isEmpty() && state != State.ENDED;
        }
    }

    /** Whether it is in force. The names in lower case are keys of words. */
    public enum State {
        IN_FORCE("good"),
        AHEAD("info"),
        ENDED("");

        private final String tone;

        State(String tone) {
            this.tone = tone;
        }

        public String tone() {
            return tone;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(LocalDate from, @Nullable LocalDate to, LocalDate today) {
            return from.isAfter(today)
                    ? AHEAD
                    : to != null && to.isBefore(today) ? ENDED : IN_FORCE;
        }
    }

    static RegistrationsPage of(
            List<RegistrationView> all,
            PlaceNames names,
            Staff staff,
            LocalDate today,
            boolean kept,
            boolean may) {
        Entity entity = staff.vendor().entity();
        return new RegistrationsPage(
                entity.legalName(),
                !staff.live() && all.isEmpty(),
                kept,
                may,
                rows(all, entity, names, staff.words(), today));
    }

    static List<Row> rows(
            List<RegistrationView> all,
            Entity entity,
            PlaceNames names,
            Words words,
            LocalDate today) {
        List<Row> rows = new ArrayList<>();
        rows.add(home(entity, names, words));
        all.forEach(it -> rows.add(row(it, names, words, today)));
        return rows;
    }

    /** Without it nobody is an entity here. */
    private static Row home(Entity entity, PlaceNames names, Words words) {
        return new Row(
                "",
                entity.country(),
                names.of(entity.country()),
                PlaceNames.path(entity.country()),
                entity.vatId(),
                words.get("console.tax.registration.home"),
                "",
                "",
                "",
                State.IN_FORCE);
    }

    private static Row row(RegistrationView it, PlaceNames names, Words words, LocalDate today) {
        LocalDate to = it.to();
        return new Row(
                it.id(),
                it.jurisdiction(),
                names.of(it.jurisdiction()),
                PlaceNames.path(it.jurisdiction()),
                it.number(),
                words.get("console.tax.scheme." + it.scheme()),
                words.get("console.tax.period." + Objects.requireNonNullElse(it.period(), "usual")),
                words.date(it.from()),
                to == null ? "" : words.date(to),
                State.of(it.from(), to, today));
    }
}
