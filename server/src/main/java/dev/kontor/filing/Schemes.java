package dev.kontor.filing;

import dev.kontor.platform.Table;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The table of returns: of those that fit a tax line the first takes it. */
final class Schemes {
    private final List<Scheme> all;
    private final List<Box> boxes;

    private Schemes(List<Scheme> all, List<Box> boxes) {
        this.all = List.copyOf(all);
        this.boxes = List.copyOf(boxes);
    }

    /** Reads the tables; a fault in them is an {@link IllegalArgumentException}. */
    static Schemes read() {
        List<Scheme> all = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Table.Row row : Table.bundled("/tax/deadlines.tsv")) {
            Scheme scheme = scheme(row);
            if (!codes.add(scheme.code())) {
                throw new IllegalArgumentException("two schemes " + scheme.code());
            }
            all.add(scheme);
        }
        return new Schemes(all, Table.bundled("/tax/boxes.tsv").stream().map(Box::of).toList());
    }

    private static Scheme scheme(Table.Row row) {
        return new Scheme(
                row.text("scheme"),
                row.text("name"),
                row.text("seller"),
                row.text("jurisdiction"),
                words(row.text("tax_types")),
                words(row.text("treatments")),
                Terms.usual(Period.Length.of(row.text("period"))),
                DueRule.parse(row.text("due")),
                Currency.getInstance(row.text("currency")),
                row.text("source"),
                row.text("confidence"),
                row.text("note"));
    }

    static List<String> words(String cell) {
        return cell.equals("*") ? List.of() : List.of(cell.split(",", -1));
    }

    Schemes map(UnaryOperator<Scheme> change) {
        return new Schemes(all.stream().map(change).toList(), boxes);
    }

    List<Scheme> all() {
        return all;
    }

    Optional<Scheme> find(String code) {
        return all.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    /** The return of a member state; every one has a row. */
    Scheme national(String memberState) {
        return all.stream()
                .filter(it -> it.isNational() && it.seller().equals(memberState))
                .findFirst()
                .orElseThrow();
    }

    List<Box> boxes(Scheme scheme) {
        return boxes.stream().filter(it -> it.isOf(scheme)).toList();
    }
}
