package dev.kontor.nexus;

import dev.kontor.messages.Block;
import dev.kontor.messages.MailContent;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.tax.TableNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What the mail about the tables of tax law says. */
final class NewsMail {
    private final NewsStore store;

    NewsMail(NewsStore store) {
        this.store = store;
    }

    MailContent content(VendorId any, UUID id, Words words) {
        return switch (store.get(id)) {
            case TableNews.NewPack it -> pack(it, words);
            case TableNews.Stale it -> stale(it, words);
        };
    }

    private static MailContent pack(TableNews.NewPack it, Words words) {
        String state = it.applied() ? "applied" : "waits";
        return MailContent.of(
                words.get("tax.tables.pack.subject." + state, it.name(), it.version()),
                words.get("tax.tables.pack.preview"),
                words.get("tax.tables.pack.heading." + state),
                List.of(
                        new Block.Paragraph(it.summary()),
                        new Block.Facts(
                                List.of(
                                        fact(words, "pack", it.name() + " " + it.version()),
                                        fact(words, "issuer", it.issuer()),
                                        fact(words, "version", it.contentVersion()))),
                        new Block.Paragraph(words.get("tax.tables.pack.next." + state))));
    }

    private static MailContent stale(TableNews.Stale it, Words words) {
        String reason =
                switch (it.reason()) {
                    case OLD -> "old";
                    case FEED_SILENT -> "silent";
                };
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(fact(words, "version", it.contentVersion()));
        if (it.failure() != null) {
            facts.add(fact(words, "failure", Objects.requireNonNull(it.failure())));
        }
        return MailContent.of(
                words.get("tax.tables.stale.subject." + reason, it.days()),
                words.get("tax.tables.stale.preview"),
                words.get("tax.tables.stale.heading"),
                List.of(
                        new Block.Paragraph(
                                words.get("tax.tables.stale.text." + reason, it.days())),
                        new Block.Facts(facts),
                        new Block.Paragraph(words.get("tax.tables.stale.next"))));
    }

    private static Block.Fact fact(Words words, String name, String value) {
        return new Block.Fact(words.get("tax.tables." + name), value);
    }
}
