package dev.kontor.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A mail as plain text: everything that the page says, for readers without HTML. */
final class PlainText {
    private PlainText() {}

    static String of(MailPaper paper) {
        List<String> parts = new ArrayList<>();
        parts.add(paper.content().heading());
        paper.content().blocks().forEach(block -> parts.add(block(block)));
        parts.add("-- \n" + paper.productBy() + "\n" + String.join("\n", paper.imprint()));
        parts.add(paper.words().get("mail.help") + " " + paper.home() + "/help");
        return String.join("\n\n", parts) + "\n";
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Paragraph(String text) -> text.strip();
            case Block.Section(String text) -> text + "\n" + "-".repeat(text.length());
            case Block.KeyBox(String label, String value) -> label + ":\n\n    " + value;
            case Block.Button(String label, String url) -> label + ":\n" + url;
            case Block.Link(String label, String url) -> label + ":\n" + url;
            case Block.Facts(List<Block.Fact> facts) ->
                    facts.stream()
                            .map(fact -> fact.name() + ": " + fact.value())
                            .collect(Collectors.joining("\n"));
            case Block.Bill(List<Block.Item> items, List<Block.Item> sums) ->
                    rows(items) + "\n\n" + rows(sums);
            case Block.Quote(String text) ->
                    text.strip().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
            case Block.SmallPrint(String text) -> text.strip();
        };
    }

    private static String rows(List<Block.Item> rows) {
        return rows.stream().map(PlainText::row).collect(Collectors.joining("\n"));
    }

    private static String row(Block.Item row) {
        String detail = row.detail() == null ? "" : " (" + row.detail() + ")";
        return row.label() + detail + ": " + row.amount();
    }
}
