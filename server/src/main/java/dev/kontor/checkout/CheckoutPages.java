package dev.kontor.checkout;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.Offer;
import dev.kontor.catalog.PriceId;
import dev.kontor.checkout.CheckoutPage.Notice;
import dev.kontor.connectors.sandbox.SandboxCards;
import dev.kontor.papers.MethodWords;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Choice;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the checkout page of a session. */
final class CheckoutPages {
    private static final int TEST_CARDS = 11;

    private final Catalog catalog;

    CheckoutPages(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What the page is made of besides the session.
     *
     * @param faults codes by field, in the order of the page
     * @param confirmable countries that two signs agree on against the stated one
     */
    record Made(
            Vendor vendor,
            Words words,
            String path,
            @Nullable FormInput form,
            Map<String, String> faults,
            List<String> confirmable,
            List<Notice> notices,
            boolean structural) {}

    /** The products in the cart. */
    List<Offer> offers(Session session) {
        return session.draft().items().stream()
                .map(it -> catalog.offer(session.vendor(), PriceId.parse(it.price())))
                .flatMap(Optional::stream)
                .toList();
    }

    boolean wantsImmediate(Draft.Buyer buyer) {
        return ConsentRules.wantsImmediateDelivery(buyer.country(), buyer.business());
    }

    CheckoutPage page(Session session, Made made) {
        Words words = made.words();
        Draft.Buyer buyer = session.draft().buyer();
        List<Offer> offers = offers(session);
        CheckoutPage.Summary summary = new SummaryOf(words, session, offers).make();
        FormFields fields = new FormFields(words, buyer);
        Map<String, String> errors = errors(session, made);
        return new CheckoutPage(
                words,
                made.path(),
                made.vendor().name(),
                made.vendor().entity().legalName(),
                !made.vendor().live(),
                session.draft().cancelUrl(),
                summary,
                quantities(words, offers, session, made.form()),
                coupon(words, session),
                fields.contact(),
                countries(words, buyer.country()),
                fields.person(),
                buyer.business(),
                fields.company(),
                taxIdNote(words, session),
                confirmation(words, fields, buyer, made),
                fields.address(isInDoubt(made.faults()) || buyer.confirmedCountry() != null),
                methods(session, made),
                fields.card(),
                made.vendor().live() ? List.of() : testCards(),
                fields.testAddress(made.form()),
                boxes(words, session, made.form()),
                button(words, session),
                made.notices(),
                errors,
                errors.keySet().stream().findFirst().orElse(null),
                made.structural(),
                words.get("checkout.announce", summary.price()),
                languages(words));
    }

    /** The page's own faults, and those of the quotation but for what is merely missing. */
    private static Map<String, String> errors(Session session, Made made) {
        Map<String, String> errors = new LinkedHashMap<>();
        made.faults().forEach((field, code) -> errors.put(field, wordsOf(made.words(), code)));
        session.quotation().faults().stream()
                .filter(it -> !it.code().equals("required"))
                .forEach(it ->
                        FormChecks.fields(List.of(it))
                                .forEach((field, code) ->
                                        errors.putIfAbsent(field, wordsOf(made.words(), code))));
        if (session.quotation().taxIdStatus().equals("invalid")) {
            errors.putIfAbsent("tax_id", wordsOf(made.words(), "tax_id_invalid"));
        }
        return errors;
    }

    /** Whether the signs of the buyer's country contradict each other. */
    static boolean isInDoubt(Map<String, String> faults) {
        return faults.containsValue("place_unproven");
    }

    static String wordsOf(Words words, String code) {
        String key = "checkout.fault." + code;
        return words.get(words.has(key) ? key : "checkout.fault.other");
    }

    /** Asked only of what two signs agree on, or was confirmed before. */
    private static CheckoutPage.@Nullable Confirmation confirmation(
            Words words, FormFields fields, Draft.Buyer buyer, Made made) {
        String confirmed = buyer.confirmedCountry();
        String asked = made.confirmable().isEmpty() ? confirmed : made.confirmable().getFirst();
        if (asked == null) {
            return null;
        }
        String country = words.country(asked);
        return new CheckoutPage.Confirmation(
                asked,
                words.get("checkout.confirm_country", country),
                words.get("checkout.confirm_country_hint", country, words.country(buyer.country())),
                asked.equals(confirmed),
                AddressForm.asksConsumers(asked, AddressForm.Part.POSTAL_CODE)
                        ? fields.confirmedPostalCode(asked)
                        : null);
    }

    /** The languages of the page, each by its own name. */
    static List<Choice> languages(Words words) {
        return Words.LANGUAGES.stream()
                .map(it -> {
                    Locale locale = Locale.of(it);
                    String name = locale.getDisplayLanguage(locale);
                    return new Choice(it, name, it.equals(words.language()));
                })
                .toList();
    }

    private static List<CheckoutPage.Quantity> quantities(
            Words words, List<Offer> offers, Session session, @Nullable FormInput form) {
        List<Draft.Item> items = session.draft().items();
        List<String> typed = form == null ? List.of() : form.quantities();
        return IntStream.range(0, items.size())
                .mapToObj(i ->
                        new CheckoutPage.Quantity(
                                FormInput.quantityField(i),
                                items.size() == 1 || offers.size() < items.size()
                                        ? words.get("checkout.quantity_label")
                                        : words.get("checkout.quantity_of", offers.get(i).name()),
                                i < typed.size()
                                        ? typed.get(i)
                                        : Long.toString(items.get(i).quantity())))
                .toList();
    }

    private static CheckoutPage.Coupon coupon(Words words, Session session) {
        String code = session.draft().coupon();
        Figures figures = session.quotation().figures();
        boolean wrong =
                session.quotation().faults().stream()
                        .anyMatch(it -> it.pointer().equals("/coupon"));
        return new CheckoutPage.Coupon(
                code == null ? "" : code,
                code == null || figures == null || wrong
                        ? null
                        : words.get(
                                "checkout.coupon_applied",
                                words.money(figures.money(figures.discountTotal()))));
    }

    private static CheckoutPage.@Nullable TaxIdNote taxIdNote(Words words, Session session) {
        String id = session.draft().buyer().effectiveTaxId();
        return switch (session.quotation().taxIdStatus()) {
            case "valid" ->
                    new CheckoutPage.TaxIdNote(
                            words.get("checkout.tax_id_valid", id == null ? "" : id), true);
            case "pending" ->
                    new CheckoutPage.TaxIdNote(words.get("checkout.tax_id_pending"), false);
            case "unavailable" ->
                    new CheckoutPage.TaxIdNote(words.get("checkout.tax_id_unavailable"), false);
            default -> null;
        };
    }

    private static List<Choice> countries(Words words, String chosen) {
        return words.countries().stream()
                .map(it -> new Choice(it, words.country(it), it.equals(chosen)))
                .toList();
    }

    /** Live vendors have none until a provider's connector is set up. */
    private static List<CheckoutPage.Method> methods(Session session, Made made) {
        if (made.vendor().live()) {
            return List.of();
        }
        Words words = made.words();
        String chosen = made.form() == null ? "card" : made.form().method();
        List<CheckoutPage.Method> methods = new ArrayList<>();
        PaymentChoices.of(session.draft().buyer().country(), currency(session, made))
                .forEach(it ->
                        methods.add(
                                new CheckoutPage.Method(
                                        it.id(),
                                        it.id().equals("card")
                                                ? words.get("checkout.method_card")
                                                : MethodWords.of(it.id(), words),
                                        it.id().equals(chosen))));
        boolean any = methods.stream().anyMatch(CheckoutPage.Method::selected);
        if (!any && !methods.isEmpty()) {
            CheckoutPage.Method first = methods.getFirst();
            methods.set(0, new CheckoutPage.Method(first.id(), first.name(), true));
        }
        return methods;
    }

    private static Currency currency(Session session, Made made) {
        Figures figures = session.quotation().figures();
        return figures == null
                ? made.vendor().entity().currency()
                : Currency.getInstance(figures.currency());
    }

    private static List<CheckoutPage.TestCard> testCards() {
        return SandboxCards.list().stream()
                .limit(TEST_CARDS)
                .map(it ->
                        new CheckoutPage.TestCard(
                                it.number().replaceAll("(.{4})(?=.)", "$1 "),
                                it.token().replaceFirst("tok_", "").replace('_', ' ')))
                .toList();
    }

    private List<CheckoutPage.Box> boxes(Words words, Session session, @Nullable FormInput form) {
        List<CheckoutPage.Box> boxes = new ArrayList<>();
        boxes.add(
                new CheckoutPage.Box(
                        "terms", words.get("checkout.terms"), form != null && form.terms(), false));
        String country = session.draft().buyer().country();
        if (ConsentRules.wantsImmediateDelivery(country, false)) {
            boxes.add(
                    new CheckoutPage.Box(
                            "immediate",
                            immediate(words, session),
                            form != null && form.immediate(),
                            true));
        }
        return boxes;
    }

    /** The words of the consent to delivery at once: content and services differ in law. */
    String immediate(Words words, Session session) {
        boolean service =
                ConsentRules.isService(offers(session).stream().map(Offer::taxCategory).toList());
        return words.get(service ? "checkout.immediate_service" : "checkout.immediate_content");
    }

    private static String button(Words words, Session session) {
        Figures figures = session.quotation().figures();
        if (figures != null && figures.total() == 0) {
            return words.get("checkout.pay_free");
        }
        return ConsentRules.namesObligation(session.draft().buyer().country()) || figures == null
                ? words.get("checkout.pay_eu")
                : words.get("checkout.pay", words.money(figures.gross()));
    }

    /** Why a payment was declined, as far as the buyer is told. */
    static Notice declined(Words words, String code) {
        String key = "checkout.declined." + code.toLowerCase(Locale.ROOT);
        return new Notice(
                "bad",
                words.get("checkout.notice.declined"),
                words.get(words.has(key) ? key : "checkout.declined.other"));
    }
}
