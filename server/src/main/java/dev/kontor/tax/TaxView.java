package dev.kontor.tax;

import dev.kontor.tax.TaxAnswer.Component;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxAnswer.Evidence;
import dev.kontor.tax.content.TaxContent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A determination as {@code POST /v1/tax/calculations} answers it. */
record TaxView(
        String treatment,
        long net,
        long tax,
        long gross,
        List<LineView> lines,
        List<GroupView> breakdown,
        PlaceView place,
        String buyerStatus,
        List<Evidence> evidence,
        List<String> rules,
        List<String> wording,
        String contentVersion) {

    record LineView(
            long net,
            long tax,
            long gross,
            String rate,
            String treatment,
            List<Component> components) {}

    record GroupView(
            String jurisdiction,
            String taxType,
            String name,
            String rate,
            String treatment,
            long taxable,
            long tax) {}

    record PlaceView(
            String country,
            @Nullable String region,
            String jurisdiction,
            String precision,
            String confidence) {}

    static TaxView of(Determined answer, TaxContent content) {
        TaxPlace place = answer.place();
        return new TaxView(
                word(answer.treatment()),
                answer.net(),
                answer.tax(),
                answer.gross(),
                answer.lines().stream().map(TaxView::line).toList(),
                answer.breakdown().stream().map(TaxView::group).toList(),
                new PlaceView(
                        place.country(),
                        place.region(),
                        place.jurisdiction(),
                        word(place.precision()),
                        PlaceConfidence.of(place, content)),
                word(answer.status()),
                answer.evidence(),
                answer.rules(),
                answer.wording(),
                answer.contentVersion());
    }

    private static LineView line(TaxAnswer.Line line) {
        return new LineView(
                line.net(),
                line.tax(),
                line.gross(),
                line.rate(),
                word(line.treatment()),
                line.components());
    }

    private static GroupView group(TaxAnswer.Group group) {
        return new GroupView(
                group.jurisdiction(),
                group.taxType(),
                group.name(),
                group.rate(),
                word(group.treatment()),
                group.taxable(),
                group.tax());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
