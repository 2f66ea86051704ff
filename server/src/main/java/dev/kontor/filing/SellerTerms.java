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
    Seller of(Scope scope, List<ReportStore.Kept> kept) {
        List<RegistrationView> all =
                registrations.list(scope.vendors().getFirst()).stream()
                        .sorted(Comparator.comparing(RegistrationView::from))
                        .toList();
        Seller seller = new Seller(scope.entity().country(), abroad(scope, all, kept), schemes);
        return seller.on(
                schemes.map(scheme -> seller.uses(scheme) ? terms(scheme, all, kept) : scheme));
    }

    private Scheme terms(Scheme scheme, List<RegistrationView> all, List<ReportStore.Kept> kept) {
        return scheme.on(
                all.stream().filter(it -> isFor(it, scheme)).map(SellerTerms::registered).toList(),
                kept.stream()
                        .filter(it -> it.scheme().equals(scheme.code()))
                        .map(it -> Period.parse(it.period()))
                        .toList());
    }

    private Abroad abroad(Scope scope, List<RegistrationView> all, List<ReportStore.Kept> kept) {
        List<Abroad.Stay> registered =
                all.stream()
                        .filter(it -> MemberStates.contain(it.jurisdiction()))
                        .filter(it -> !it.jurisdiction().equals(scope.entity().country()))
                        .map(it -> new Abroad.Stay(it.jurisdiction(), it.from(), it.to()))
                        .toList();
        return registered.isEmpty()
                ? Abroad.NOWHERE
                : Abroad.of(
                        registered,
                        kept.stream().filter(this::isQuarter).map(SellerTerms::settled).toList());
    }

    private boolean isQuarter(ReportStore.Kept kept) {
        return schemes.find(kept.scheme()).filter(Scheme::isOneStopShop).isPresent();
    }

    private static Abroad.Settled settled(ReportStore.Kept kept) {
        return new Abroad.Settled(
                Period.parse(kept.period()),
                kept.asReport().elsewhere().stream()
                        .map(it -> new Abroad.Stay(it.country(), it.from(), it.until()))
                        .toList());
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
