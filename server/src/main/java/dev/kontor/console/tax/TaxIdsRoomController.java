package dev.kontor.console.tax;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.FormBody;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.taxids.TaxIdCase;
import dev.kontor.taxids.TaxIdCase.State;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.taxids.TaxIdReviews;
import dev.kontor.web.Choice;
import dev.kontor.web.Page;
import dev.kontor.web.RecordReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tax ids in doubt: what the buyer says, what the register says, and what a person decides. */
@Controller
final class TaxIdsRoomController {
    static final String PATH = TaxRoomController.PATH + "/ids";

    private static final String ORDER = "ord";
    private static final String UNDECIDED = "undecided";
    private static final int LONGEST_NOTE = 500;
    private static final Set<State> TO_DECIDE =
            Arrays.stream(State.values()).filter(State::isUndecided).collect(Collectors.toSet());

    /** What a person saw on the authority's page. */
    private record Seen(
            @Size(max = 200) String name,
            LocalDate checkedOn,
            @Size(max = 300) String reference,
            @Nullable @Size(max = LONGEST_NOTE) String note) {}

    private final TaxIdReviews reviews;
    private final TaxIdCards cards;
    private final ConsolePages pages;

    TaxIdsRoomController(TaxIdReviews reviews, TaxIdCards cards, ConsolePages pages) {
        this.reviews = reviews;
        this.cards = cards;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(
            Staff staff, Page.Request page, @RequestParam(defaultValue = UNDECIDED) String state) {
        Set<State> states = states(state);
        List<TaxIdCase> found =
                reviews.list(staff.vendorId(), states, page.afterId(ORDER), page.limit() + 1);
        Page<TaxIdCase> rows =
                Page.of(found, page, it -> Ids.format(ORDER, it.orderId()), Function.identity());
        String next = rows.nextCursor();
        return page(
                200,
                staff,
                new TaxIdsPage(
                        cards.of(rows.data(), staff),
                        choices(staff.words(), state),
                        page.after() == null ? "" : PATH + "?state=" + state,
                        next == null ? "" : PATH + "?state=" + state + "&cursor=" + next));
    }

    /** One case, as a mail or the order's page may lead to it. */
    @GetMapping(PATH + "/{order}")
    ResponseEntity<byte[]> one(Staff staff, @PathVariable String order) {
        return page(200, staff, id(order), null);
    }

    @PostMapping(PATH + "/{order}")
    ResponseEntity<byte[]> decide(
            HttpServletRequest request,
            Staff staff,
            @PathVariable String order,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note) {
        staff.need(Task.REVIEW);
        UUID id = id(order);
        if (decision.equals("confirm")) {
            return confirm(staff, order, id, Form.sent(request));
        }
        if (note.length() > LONGEST_NOTE) {
            return page(422, staff, id, staff.words().get("console.fault.too_long"));
        }
        try {
            TaxIdCase after = decided(staff, id, decision, note);
            String done = decision.equals("ask") ? "asked" : TaxIdCards.word(after.state());
            return ConsolePages.after(PATH + "/" + order, "tax_id_" + done);
        } catch (Problem refused) {
            return page(refused.status(), staff, id, sentence(staff.words(), refused));
        }
    }

    private ResponseEntity<byte[]> confirm(Staff staff, String order, UUID id, Form form) {
        try {
            Seen seen =
                    RecordReader.read(
                            FormBody.of(form)
                                    .texts("name", "checked_on", "reference", "note")
                                    .node(),
                            Seen.class);
            reviews.confirm(
                    TaxDesk.by(staff),
                    id,
                    new TaxIdChecks.Seen(seen.name(), seen.checkedOn(), seen.reference()),
                    seen.note());
            return ConsolePages.after(PATH + "/" + order, "tax_id_seen");
        } catch (Problem refused) {
            boolean unexplained =
                    refused.faults().stream().anyMatch(it -> it.pointer().equals("/note"));
            Form wrong =
                    unexplained
                            ? form.wrong("note", staff.words().get("console.fault.tax_id_note"))
                            : form;
            return page(refused.status(), staff, id, null, wrong.refused(refused, staff.words()));
        }
    }

    private TaxIdCase decided(Staff staff, UUID id, String decision, String note) {
        String by = staff.actor();
        return switch (decision) {
            case "ask" -> reviews.ask(staff.vendorId(), id, by, staff.requestId());
            case "accept" -> reviews.accept(staff.vendorId(), id, note, by, staff.requestId());
            case "reject" -> reviews.reject(staff.vendorId(), id, note, by, staff.requestId());
            default -> throw Problem.invalid("/decision", "invalid_value", "Is not a decision.");
        };
    }

    private static String sentence(Words words, Problem refused) {
        if (refused.status() == 404) {
            throw refused;
        }
        String code =
                refused.faults().isEmpty() ? refused.code() : refused.faults().getFirst().code();
        String key = "console.fault." + code;
        return words.get(words.has(key) ? key : "console.fault.other");
    }

    private ResponseEntity<byte[]> page(int status, Staff staff, UUID id, @Nullable String error) {
        return page(status, staff, id, error, Form.of(Map.of()));
    }

    private ResponseEntity<byte[]> page(
            int status, Staff staff, UUID id, @Nullable String error, Form seen) {
        TaxIdCase one = reviews.of(staff.vendorId(), id);
        return page(
                status,
                staff,
                new TaxIdsPage(
                        List.of(cards.of(one, staff, error, seen)),
                        choices(staff.words(), ""),
                        PATH,
                        ""));
    }

    private ResponseEntity<byte[]> page(int status, Staff staff, TaxIdsPage page) {
        return pages.page(status, staff, "console/tax/ids.jte", Map.of("page", page));
    }

    private static UUID id(String order) {
        if (!Ids.isValid(ORDER, order)) {
            throw Problem.notFound("tax id in doubt", order);
        }
        return Ids.parse(ORDER, order);
    }

    private static Set<State> states(String word) {
        return switch (word) {
            case UNDECIDED -> TO_DECIDE;
            case "all" -> Set.of();
            default ->
                    Arrays.stream(State.values())
                            .filter(it -> TaxIdCards.word(it).equals(word))
                            .map(Set::of)
                            .findFirst()
                            .orElseThrow(() -> Problem.notFound("state", word));
        };
    }

    private static List<Choice> choices(Words words, String wanted) {
        List<Choice> choices = new ArrayList<>();
        for (String word : List.of(UNDECIDED, "all")) {
            choices.add(choice(words, word, wanted));
        }
        for (State state : State.values()) {
            choices.add(choice(words, TaxIdCards.word(state), wanted));
        }
        return choices;
    }

    private static Choice choice(Words words, String word, String wanted) {
        return new Choice(word, words.get("console.tax_id.state." + word), word.equals(wanted));
    }
}
