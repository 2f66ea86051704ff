package dev.kontor.console.tax;

import dev.kontor.platform.Words;
import dev.kontor.tax.JurisdictionView;
import dev.kontor.tax.Tax;
import dev.kontor.web.Choice;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What places are called in the reader's language, and which of them one can register in. */
final class PlaceNames {
    static final String UNION = "EU";

    private static final Set<String> LEVELS = Set.of("country", "state", "province", "territory");

    private final Words words;
    private final Map<String, JurisdictionView> places = new LinkedHashMap<>();

    PlaceNames(Tax tax, LocalDate day, Words words) {
        this.words = words;
        tax.jurisdictions(day).stream()
                .filter(it -> LEVELS.contains(it.level()))
                .forEach(it -> places.put(it.code(), it));
    }

    /** Such as {@code Australia} or {@code United States: Texas}. */
    String of(String code) {
        if (code.equals(UNION)) {
            return words.get("console.tax.union");
        }
        JurisdictionView place = places.get(code);
        return place == null || place.code().equals(place.country())
                ? words.country(code)
                : words.country(place.country()) + ": " + place.name();
    }

    /** The page about the country of a place; that of the union has none. */
    static String path(String code) {
        return code.equals(UNION)
                ? TaxRoomController.PATH
                : TaxRoomController.PATH + "/places/" + code.split("-", 2)[0];
    }

    /** Where some tax is charged, by name, the union first. */
    List<Choice> registrable(String chosen) {
        Collator collator = Collator.getInstance(words.locale());
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.get("console.tax.registration.choose"), chosen.isEmpty()));
        choices.add(new Choice(UNION, of(UNION), chosen.equals(UNION)));
        places.values().stream()
                .filter(JurisdictionView::sellable)
                .filter(PlaceState::taxes)
                .map(it -> new Choice(it.code(), of(it.code()), it.code().equals(chosen)))
                .sorted(Comparator.comparing(Choice::label, collator))
                .forEach(choices::add);
        return choices;
    }
}
