package dev.kontor.messages;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A piece of a mail's body. Texts are plain; line feeds break lines. */
public sealed interface Block {
    /** Running text. */
    record Paragraph(String text) implements Block {}

    /** A title within the mail. */
    record Section(String text) implements Block {}

    /** Something to copy, such as a license key, in a box of its own. */
    record KeyBox(String label, String value) implements Block {}

    /** The thing to do next. */
    record Button(String label, String url) implements Block {
        public Button {
            checkLink(url);
        }
    }

    /** A further way, less loud than a button. */
    record Link(String label, String url) implements Block {
        public Link {
            checkLink(url);
        }
    }

    /** Names and values, such as order number and date. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** One name and its value. */
    record Fact(String name, String value) {}

    /** A bill: what was bought, and sums; amounts as they are printed. */
    record Bill(List<Item> items, List<Item> sums) implements Block {
        public Bill {
            items = List.copyOf(items);
            sums = List.copyOf(sums);
        }
    }

    /**
     * A row of a bill.
     *
     * @param detail a second line, such as quantity and unit price
     */
    record Item(String label, @Nullable String detail, String amount) {}

    /** What somebody else wrote. */
    record Quote(String text) implements Block {}

    /** What the law wants said. */
    record SmallPrint(String text) implements Block {}

    private static void checkLink(String url) {
        String scheme = URI.create(url).getScheme();
        if (scheme == null || !Set.of("http", "https", "mailto").contains(scheme)) {
            throw new IllegalArgumentException("not a link: " + url);
        }
    }
}
