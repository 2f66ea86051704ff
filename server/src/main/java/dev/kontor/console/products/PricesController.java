package dev.kontor.console.products;

import dev.kontor.catalog.CatalogEditor;
import dev.kontor.catalog.Price;
import dev.kontor.catalog.PriceId;
import dev.kontor.catalog.Product;
import dev.kontor.catalog.ProductId;
import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.FormBody;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.ObjectNode;

/** Prices: made, changed until they are sold, taken off sale and put back. */
@Controller
final class PricesController {
    private static final String PATH = ProductsRoomController.PATH + "/prices/{id}";

    private final CatalogEditor editor;
    private final CatalogDesk desk;
    private final ConsolePages pages;

    PricesController(CatalogEditor editor, CatalogDesk desk, ConsolePages pages) {
        this.editor = editor;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping(ProductsRoomController.PATH + "/{product}/prices/new")
    ResponseEntity<byte[]> blank(Staff staff, @PathVariable String product) {
        staff.need(Task.CATALOG);
        String currency = staff.vendor().entity().currency().getCurrencyCode();
        Form form = Form.of(Map.of("currency", currency, "tax_behavior", "inclusive"));
        return form(200, staff, form, product(staff, ProductsRoomController.id(product)), null);
    }

    @PostMapping(ProductsRoomController.PATH + "/{product}/prices")
    ResponseEntity<byte[]> add(
            HttpServletRequest request, Staff staff, @PathVariable String product) {
        staff.need(Task.CATALOG);
        ProductId id = ProductsRoomController.id(product);
        Form form = PriceForms.check(PriceForms.tidy(Form.sent(request)), staff.words());
        if (form.isFaulty()) {
            return form(422, staff, form, product(staff, id), null);
        }
        ObjectNode body = PriceForms.body(form).put("product", id.toString());
        body.setAll(FormBody.of(form).texts("lookup_key").node());
        try {
            desk.run(
                    staff,
                    "price.added",
                    (tx, now) -> editor.addPrice(tx, staff.vendorId(), body, now).id());
            return ConsolePages.after(ProductsRoomController.PATH + "/" + id, "price_added");
        } catch (Problem refused) {
            return form(422, staff, form.refused(refused, staff.words()), product(staff, id), null);
        }
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> show(Staff staff, @PathVariable String id) {
        Price price = editor.price(staff.vendorId(), id(id));
        return form(200, staff, PriceForms.of(price), product(staff, price), price);
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> change(
            HttpServletRequest request, Staff staff, @PathVariable String id) {
        staff.need(Task.CATALOG);
        Price price = editor.price(staff.vendorId(), id(id));
        Form sent = PriceForms.tidy(Form.sent(request));
        Form form = price.sold() ? sent : PriceForms.check(sent, staff.words());
        if (form.isFaulty()) {
            return form(422, staff, form, product(staff, price), price);
        }
        ObjectNode body = FormBody.of(form).clearable("lookup_key").node();
        if (!price.sold()) {
            body.setAll(PriceForms.body(form));
        }
        try {
            change(staff, price.id(), "price.changed", body);
            return back(price, "price_changed");
        } catch (Problem refused) {
            Form corrected = form.refused(refused, staff.words());
            return form(422, staff, corrected, product(staff, price), price);
        }
    }

    @PostMapping(PATH + "/archive")
    ResponseEntity<byte[]> archive(Staff staff, @PathVariable String id) {
        Price price = editor.price(staff.vendorId(), id(id));
        change(staff, price.id(), "price.archived", ProductsRoomController.active(false));
        return back(price, "price_archived");
    }

    @PostMapping(PATH + "/restore")
    ResponseEntity<byte[]> restore(Staff staff, @PathVariable String id) {
        Price price = editor.price(staff.vendorId(), id(id));
        change(staff, price.id(), "price.restored", ProductsRoomController.active(true));
        return back(price, "price_restored");
    }

    private void change(Staff staff, PriceId id, String action, ObjectNode body) {
        desk.run(
                staff,
                action,
                (tx, now) -> editor.changePrice(tx, staff.vendorId(), id, body, now).id());
    }

    private static ResponseEntity<byte[]> back(Price price, String done) {
        return ConsolePages.after(
                ProductsRoomController.PATH + "/" + price.draft().product(), done);
    }

    private Product product(Staff staff, Price price) {
        return product(staff, price.draft().product());
    }

    private Product product(Staff staff, ProductId id) {
        return editor.product(staff.vendorId(), id);
    }

    /** The form of a price; of a new one without it. */
    private ResponseEntity<byte[]> form(
            int status, Staff staff, Form form, Product product, @Nullable Price price) {
        Words words = staff.words();
        List<PricePage.Row> rows =
                PriceForms.shown(form).stream().map(it -> row(words, form, it)).toList();
        String path = ProductsRoomController.PATH + "/" + product.id();
        PricePage page =
                new PricePage(
                        product.draft().name(),
                        path,
                        price == null
                                ? path + "/prices"
                                : ProductsRoomController.PATH + "/prices/" + price.id(),
                        price == null ? null : ProductPages.price(words, price),
                        PriceForms.taxes(words, form.get("tax_behavior")),
                        rows,
                        staff.may(Task.CATALOG));
        return pages.page(
                status, staff, "console/products/price.jte", Map.of("page", page, "form", form));
    }

    private static PricePage.Row row(Words words, Form form, int number) {
        String prefix = PriceForms.row(number);
        return new PricePage.Row(
                prefix,
                PriceForms.countries(words, form.get(prefix + "country")),
                PriceForms.taxes(words, form.get(prefix + "tax_behavior")));
    }

    private static PriceId id(String text) {
        if (!Ids.isValid("prc", text)) {
            throw Problem.notFound("price", text);
        }
        return PriceId.parse(text);
    }
}
