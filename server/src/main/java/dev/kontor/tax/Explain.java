package dev.kontor.tax;

import dev.kontor.platform.Words;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxAnswer.Evidence;
import dev.kontor.tax.TaxExplanation.Inputs;
import dev.kontor.tax.TaxExplanation.Line;
import dev.kontor.tax.TaxExplanation.PlaceFound;
import dev.kontor.tax.TaxExplanation.Signal;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.content.TaxContent.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a determination into plain words. */
final class Explain {
    private final Determination determination;
    private final Determined answer;
    private final TaxContent content;
    private final Words words;

    /**
     * @param content of the determination's day, or the one in force where that is gone
     */
    private Explain(Determination determination, TaxContent content, Words words) {
        this.determination = determination;
        this.answer = determination.answer();
        this.content = content;
        this.words = words;
    }

    static TaxExplanation of(Determination determination, Contents contents, Words words) {
        Optional<Contents.Loaded> then = contents.of(determination.answer().contentVersion());
        TaxContent content = then.orElseGet(contents::current).content();
        Boolean same =
                then.map(it -> it.determiner().again(determination).equals(determination.answer()))
                        .orElse(null);
        return new Explain(determination, content, words).explanation(same);
    }

    private TaxExplanation explanation(@Nullable Boolean same) {
        String confidence = PlaceConfidence.of(answer.place(), content);
        RuleWords rules = new RuleWords(content, determination, words);
        return new TaxExplanation(
                determination.no(),
                determination.determinedAt(),
                words.get("tax.summary." + word(answer.treatment()), placeName()),
                inputs(),
                new PlaceFound(
                        answer.place().jurisdiction(),
                        placeName(),
                        word(answer.place().precision()),
                        confidence,
                        precision(confidence)),
                word(answer.status()),
                answer.evidence().stream().map(this::signal).toList(),
                answer.rules().stream().map(rules::reason).toList(),
                seller(),
                determination.question().buyer().taxId().consultation(),
                answer.contentVersion(),
                same,
                recomputed(same));
    }

    private String recomputed(@Nullable Boolean same) {
        String key = same == null ? "unknown" : same ? "yes" : "no";
        return words.get("tax.content", answer.contentVersion())
                + " "
                + words.get("tax.recomputable." + key);
    }

    /** Where the state is all that is known, it matters whether more may be due. */
    private String precision(String confidence) {
        String key = "tax.precision." + word(answer.place().precision());
        if (words.has(key + "." + confidence.toLowerCase(Locale.ROOT))) {
            return words.get(key + "." + confidence.toLowerCase(Locale.ROOT));
        }
        return words.has(key)
                ? words.get(key)
                : words.get("tax.precision.other", word(answer.place().precision()));
    }

    private String placeName() {
        return RuleWords.name(answer.place().jurisdiction(), content, words);
    }

    private Inputs inputs() {
        TaxQuestion asked = determination.question();
        TaxQuestion.Buyer buyer = asked.buyer();
        return new Inputs(
                switch (asked.at()) {
                    case TaxPoint.At(var moment) -> moment.toString();
                    case TaxPoint.On(var day) -> day.toString();
                },
                asked.currency().getCurrencyCode(),
                asked.sellerCountry(),
                buyer.country(),
                buyer.address().region(),
                buyer.address().postalCode(),
                word(buyer.taxId().status()),
                buyer.business(),
                buyer.exemptionCertificate(),
                asked.lines().stream()
                        .map(it -> new Line(it.amount(), word(it.category()), word(it.behavior())))
                        .toList());
    }

    private Signal signal(Evidence evidence) {
        String weight = weight(evidence);
        String key = "tax.signal." + evidence.type();
        return new Signal(
                evidence.type(),
                evidence.country(),
                weight,
                words.get(
                        "tax.signal." + weight,
                        words.get(words.has(key) ? key : "tax.signal.other"),
                        words.country(evidence.country())));
    }

    private String weight(Evidence evidence) {
        if (evidence.equals(answer.evidence().getFirst())) {
            return "stated";
        }
        return taxCountry(evidence.country()).equals(taxCountry(answer.place().country()))
                ? "supports"
                : "contradicts";
    }

    private String taxCountry(String country) {
        Jurisdiction place = content.jurisdictions().get(country);
        return place == null ? country : place.taxCountry();
    }

    private List<String> seller() {
        List<String> sentences = new ArrayList<>();
        Registrations registrations = determination.question().standing().registrations();
        if (registrations.areEverywhere()) {
            sentences.add(words.get("tax.registered.everywhere"));
        } else if (registrations.list().isEmpty()) {
            sentences.add(words.get("tax.registered.not", placeName()));
        }
        for (Registrations.Registration it : registrations.list()) {
            sentences.add(
                    words.get(
                            "tax.registered.in",
                            RuleWords.name(it.jurisdiction(), content, words),
                            it.number()));
        }
        if (determination.question().buyer().exemptionCertificate()) {
            sentences.add(words.get("tax.certificate"));
        }
        threshold().ifPresent(sentences::add);
        String number = determination.question().buyer().taxId().consultation();
        if (number != null) {
            sentences.add(words.get("tax.consultation", number));
        }
        return sentences;
    }

    /** From which turnover a seller from elsewhere must register at the place of the sale. */
    private Optional<String> threshold() {
        Jurisdiction place = content.jurisdictions().get(answer.place().jurisdiction());
        if (place == null
                || taxCountry(determination.question().sellerCountry())
                        .equals(place.taxCountry())) {
            return Optional.empty();
        }
        return content.thresholds().stream()
                .filter(it -> it.jurisdiction().equals(place.registeredUnder()))
                .reduce((before, after) -> after)
                .map(this::threshold);
    }

    private String threshold(Threshold it) {
        String name = RuleWords.name(it.jurisdiction(), content, words);
        return it.amount() == 0
                ? words.get("tax.duty.first_sale", name)
                : words.get(
                        "tax.duty.amount",
                        name,
                        it.amount(),
                        it.currency(),
                        it.window().replace('_', ' '));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
