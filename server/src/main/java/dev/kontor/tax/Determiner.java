package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.platform.Fault;
import dev.kontor.tax.PlaceProof.Verdict;
import dev.kontor.tax.TaxAnswer.Evidence;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.tax.TaxQuestion.Line;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.content.TaxContent.Policy;
import dev.kontor.tax.content.TaxContent.Sanction;
import dev.kontor.taxids.TaxIdStatus;
import dev.kontor.taxids.forms.TaxIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The algorithm of the handbook 4.2, from question to answer. Pure: no clock, no I/O. */
final class Determiner {
    static final List<String> MICRO_THRESHOLD = List.of("threshold.micro");

    private final TaxContent content;
    private final PlaceFinder places;
    private final PlaceProof proof;

    Determiner(TaxContent content) {
        this.content = content;
        this.places = new PlaceFinder(content);
        this.proof = new PlaceProof(places);
    }

    TaxAnswer determine(TaxQuestion question) {
        Buyer buyer = question.buyer();
        PlaceFinder.Found stated = places.find(buyer.address(), question.at());
        if (stated instanceof PlaceFinder.Found.Faulty(Fault fault)) {
            return new TaxAnswer.Refused(List.of(fault));
        }
        List<Evidence> evidence = PlaceProof.evidence(buyer);
        return switch (proof.weigh(buyer, evidence)) {
            case Verdict.Open(var candidates) -> needsProof(candidates, evidence, question);
            case Verdict.Settled(var country, var basis) -> in(country, basis, evidence, question);
        };
    }

    /** In a country that is settled; of one that was confirmed, faults name the fields of that. */
    private TaxAnswer in(
            String country, PlaceProof.Basis basis, List<Evidence> evidence, TaxQuestion question) {
        TaxAnswer answer =
                switch (places.find(question.buyer(), country, question.at())) {
                    case PlaceFinder.Found.At(var place) -> at(place, basis, evidence, question);
                    case PlaceFinder.Found.Faulty(var fault) ->
                            new TaxAnswer.Refused(List.of(fault));
                };
        return answer instanceof TaxAnswer.Refused(var faults)
                        && !country.equals(question.buyer().country())
                ? new TaxAnswer.Refused(faults.stream().map(ProvenPlace::named).toList())
                : answer;
    }

    /** Nobody is asked to confirm a country in which nothing would be sold. */
    private TaxAnswer.NeedsProof needsProof(
            List<String> candidates, List<Evidence> evidence, TaxQuestion question) {
        String stated = candidates.getFirst();
        return new TaxAnswer.NeedsProof(
                candidates.stream()
                        .filter(it -> it.equals(stated) || isSold(it, evidence, question))
                        .toList(),
                evidence);
    }

    /** Whether the sale is taken of whoever confirms that country; its region is asked then. */
    private boolean isSold(String country, List<Evidence> evidence, TaxQuestion question) {
        TaxQuestion confirmed = question.of(question.buyer().proving(country));
        return switch (in(country, PlaceProof.Basis.CONFIRMED, evidence, confirmed)) {
            case TaxAnswer.Determined ignored -> true;
            case TaxAnswer.NeedsProof ignored -> false;
            case TaxAnswer.Refused it ->
                    it.faults().stream().map(Fault::pointer).allMatch(ProvenPlace.FINER::contains);
        };
    }

    /** Decides again what was decided: at what was paid, where that was held. */
    TaxAnswer again(Determination kept) {
        TaxAnswer again = determine(kept.question());
        return again instanceof TaxAnswer.Determined it
                        && kept.answer().rules().contains(HeldGross.RULE)
                ? it.holding(
                        kept.answer().lines().stream().mapToLong(TaxAnswer.Line::gross).toArray())
                : again;
    }

    /**
     * Under which codes a registration or a threshold may have borne on what was determined: all
     * that tax in the buyer's place, and at home where the EUR 10,000 rule was asked for.
     */
    Set<String> concerned(TaxQuestion question) {
        Buyer buyer = question.buyer();
        Set<String> codes = new HashSet<>();
        if (proof.weigh(buyer, PlaceProof.evidence(buyer)) instanceof Verdict.Settled settled) {
            PlaceFinder.Found found = places.find(buyer, settled.country(), question.at());
            if (found instanceof PlaceFinder.Found.At(Place place)) {
                add(codes, place);
            }
        }
        Place home = places.country(question.sellerCountry());
        if (question.standing().micro() != null && home != null) {
            add(codes, home);
        }
        return codes;
    }

    private static void add(Set<String> codes, Place place) {
        for (Jurisdiction one : place.taxedBy()) {
            codes.add(one.code());
            codes.add(one.registeredUnder());
            if (one.isInUnion()) {
                codes.add(one.country().code());
            }
        }
    }

    /** Whether the signals of the buyer's place contradict each other, wherever it lies there. */
    Optional<TaxAnswer.NeedsProof> contradiction(TaxQuestion question) {
        List<Evidence> evidence = PlaceProof.evidence(question.buyer());
        return switch (proof.weigh(question.buyer(), evidence)) {
            case Verdict.Open(var candidates) ->
                    Optional.of(needsProof(candidates, evidence, question));
            case Verdict.Settled settled -> Optional.empty();
        };
    }

    /**
     * What was decided of a buyer, with the evidence of the place that there is by now; empty when
     * the signals contradict each other, or lead to another country.
     */
    Optional<TaxAnswer.Determined> proven(TaxAnswer.Determined decided, Buyer before, Buyer byNow) {
        List<Evidence> evidence = PlaceProof.evidence(byNow);
        return proof.weigh(before, PlaceProof.evidence(before)) instanceof Verdict.Settled was
                        && proof.weigh(byNow, evidence) instanceof Verdict.Settled is
                        && was.country().equals(is.country())
                ? Optional.of(decided.provenBy(evidence, was.basis().rule(), is.basis().rule()))
                : Optional.empty();
    }

    private TaxAnswer at(
            Place place, PlaceProof.Basis basis, List<Evidence> evidence, TaxQuestion question) {
        if (isSanctioned(place, place.timeline(), question.at())) {
            return refused("/buyer/country", "place_sanctioned", "Nothing is sold to this place.");
        }
        BuyerStatus status = status(question.buyer(), place.jurisdiction());
        boolean business = isBusiness(status, place);
        Sale sale = new Sale(place, status, basis, evidence, question);
        boolean atHome =
                places.taxCountry(question.sellerCountry())
                        .equals(place.jurisdiction().taxCountry());
        Place home =
                question.standing().micro() == null
                        ? null
                        : places.country(question.sellerCountry());
        if (!business && !atHome && home != null && isMicro(sale, home)) {
            TaxAnswer answer =
                    taxed(sale, home, Timeline.Audience.CONSUMER_AT_HOME, MICRO_THRESHOLD);
            if (answer instanceof TaxAnswer.Determined it && isWithinMicro(it, question)) {
                return answer;
            }
        }
        return taxed(
                sale,
                places.taxing(place, question),
                Timeline.Audience.of(business, atHome),
                List.of());
    }

    /** A question whose place is settled. */
    private record Sale(
            Place place,
            BuyerStatus status,
            PlaceProof.Basis basis,
            List<Evidence> evidence,
            TaxQuestion question) {}

    /** Whether the EUR 10,000 rule may apply: consumers of another member state (handbook 4.3). */
    private static boolean isMicro(Sale sale, Place home) {
        return home.jurisdiction().isInUnion() && sale.place().jurisdiction().isInUnion();
    }

    private static boolean isWithinMicro(TaxAnswer.Determined answer, TaxQuestion question) {
        return question.standing().micro() instanceof Headroom.Left left
                && !left.isCrossedBy(answer.net());
    }

    private TaxAnswer taxed(
            Sale sale, Place taxing, Timeline.Audience audience, List<String> because) {
        TaxQuestion question = sale.question();
        Timeline timeline = taxing.timeline();
        int period = timeline.period(question.at());
        List<Line> lines = question.lines();
        RuleSet[] found = new RuleSet[lines.size()];
        List<Fault> faults = new ArrayList<>(0);
        for (int i = 0; i < found.length; i++) {
            RuleSet set = timeline.find(period, audience, lines.get(i).category());
            if (set == null) {
                faults.add(missing(i, lines.get(i), taxing, question.at()));
            } else {
                found[i] = set;
            }
        }
        if (!faults.isEmpty()) {
            return new TaxAnswer.Refused(faults.stream().distinct().toList());
        }
        Duty duty = new Duty(question, timeline, because);
        RuleSet[] sets = duty.applied(found);
        String required = duty.required();
        if (required != null) {
            return refused(
                    "/buyer/country",
                    "registration_required",
                    "Selling here needs a registration for tax in " + required + ".");
        }
        return new AnswerBuilder(
                        question,
                        sale.place(),
                        sale.status(),
                        sale.basis(),
                        sale.evidence(),
                        content.version())
                .answer(sets, taxes(lines, sets, taxing), duty.rules());
    }

    private boolean isSanctioned(Place place, Timeline timeline, TaxPoint at) {
        Sanction found = content.sanctions().get(place.jurisdiction().code());
        if (found == null) {
            found = content.sanctions().get(place.jurisdiction().country().code());
        }
        return found != null && found.from().toEpochDay() <= timeline.epochDay(at);
    }

    /** Handbook 4.4. An id of another country of the same union proves nothing about this place. */
    private BuyerStatus status(Buyer buyer, Jurisdiction place) {
        TaxQuestion.TaxId id = buyer.taxId();
        if (id.status() == TaxIdStatus.VALID
                && (id.typed() == null || TaxIds.mayBelongTo(id.typed(), place.taxCountry()))) {
            return BuyerStatus.BUSINESS_VERIFIED;
        }
        return buyer.business() ? BuyerStatus.BUSINESS_CLAIMED : BuyerStatus.CONSUMER;
    }

    private static boolean isBusiness(BuyerStatus status, Place place) {
        return switch (status) {
            case CONSUMER -> false;
            case BUSINESS_CLAIMED -> place.jurisdiction().businessByStatement();
            case BUSINESS_VERIFIED -> true;
        };
    }

    private static long[][] taxes(List<Line> lines, RuleSet[] sets, Place place) {
        long[] amounts = new long[sets.length];
        boolean[] inclusive = new boolean[sets.length];
        for (int i = 0; i < sets.length; i++) {
            amounts[i] = lines.get(i).amount();
            inclusive[i] = lines.get(i).behavior() == TaxBehavior.INCLUSIVE;
        }
        return Calculation.taxes(amounts, inclusive, sets, place.jurisdiction().rounding());
    }

    private static Fault missing(int index, Line line, Place place, TaxPoint at) {
        Policy policy = place.refusal(line.category(), place.timeline().epochDay(at));
        return policy == null
                ? new Fault("/date", "no_rule", "There is no rule for this place on that day.")
                : new Fault(
                        "/lines/" + index + "/category",
                        "category_not_supported",
                        "Is not sold here: " + policy.note() + ".");
    }

    private static TaxAnswer refused(String pointer, String code, String detail) {
        return new TaxAnswer.Refused(List.of(new Fault(pointer, code, detail)));
    }
}
