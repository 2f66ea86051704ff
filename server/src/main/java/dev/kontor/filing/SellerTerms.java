package dev.kontor.filing;

import dev.kontor.nexus.RegistrationView;
import dev.kontor.nexus.TaxRegistrations;
import java.util.Comparator;
import java.util.List;

/**
 * The returns on the terms of the seller who files them: its registrations say from when a return
 * is owed, and how often.
 */
final class SellerTerms {
    /** A registration of a state for its simplified scheme is for that return, where it has one. */
    private static final String SIMPLIFIED = "simplified";

    private static final String OWN_SIMPLIFIED = "-SIMPLIFIED";

    private final Schemes schemes;
    private final TaxRegistrations registrations;

    SellerTerms(Schemes schemes, TaxRegistrations registrations) {
        this.schemes = schemes;
        this.registrations = registrations;
    }

    /**
     * @param kept the returns that were locked: their periods stay, whatever is assigned later
     */
    Schemes of(Scope scope, List<ReportStore.Kept> kept) {
        List<RegistrationView> all =
                registrations.list(scope.vendors().getFirst()).stream()
                        .sorted(Comparator.comparing(RegistrationView::from))
                        .toList();
        return schemes.map(scheme ->
                scheme.isFor(scope.entity().country())
                        ? scheme.on(
                                all.stream()
                                        .filter(it -> isFor(it, scheme))
                                        .map(SellerTerms::registered)
                                        .toList(),
                                kept.stream()
                                        .filter(it -> it.scheme().equals(scheme.code()))
                                        .map(it -> Period.parse(it.period()))
                                        .toList())
                        : scheme);
    }

    private boolean isFor(RegistrationView one, Scheme scheme) {
        if (one.jurisdiction().equals("EU")) {
            return scheme.code().equals(one.scheme());
        }
        String own = one.jurisdiction() + OWN_SIMPLIFIED;
        boolean simplified =
                one.scheme().equals(SIMPLIFIED)
                        && schemes.all().stream().anyMatch(it -> it.jurisdiction().equals(own));
        return scheme.jurisdiction().equals(simplified ? own : one.jurisdiction());
    }

    private static Terms.Registered registered(RegistrationView one) {
        String period = one.period();
        return new Terms.Registered(
                one.from(),
                one.to(),
                period == null ? null : Period.Length.of(period),
                one.recordedOn());
    }
}
