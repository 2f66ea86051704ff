package dev.kontor.console.products;

import dev.kontor.catalog.CatalogEditor;
import dev.kontor.catalog.Product;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.FormBody;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Choice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** Products: listed, made, shown, changed, archived and brought back. */
@Controller
final class ProductsRoomController {
    static final String PATH = "/console/products";

    private static final int SHOWN = 25;

    private final CatalogEditor editor;
    private final ProductPages products;
    private final CatalogDesk desk;
    private final ConsolePages pages;

    ProductsRoomController(
            CatalogEditor editor, ProductPages products, CatalogDesk desk, ConsolePages pages) {
        this.editor = editor;
        this.products = products;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(
            Staff staff,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable String after) {
        ProductId from = after == null ? null : id(after);
        List<Product> found = editor.products(staff.vendorId(), !archived, from, SHOWN);
        boolean more = found.size() > SHOWN;
        List<Product> shown = more ? found.subList(0, SHOWN) : found;
        String base = PATH + (archived ? "?archived=true" : "?archived=false");
        Map<String, Object> model = new HashMap<>();
        model.put("rows", products.rows(staff, shown));
        model.put("archived", archived);
        model.put("may", staff.may(Task.CATALOG));
        model.put("first", from == null ? "" : base);
        model.put("older", more ? base + "&after=" + shown.getLast().id() : "");
        return pages.page(staff, "console/products/list.jte", model);
    }

    @GetMapping(PATH + "/new")
    ResponseEntity<byte[]> blank(Staff staff) {
        staff.need(Task.CATALOG);
        return form(200, staff, Form.of(Map.of("tax_category", "software_download")), null);
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> add(HttpServletRequest request, Staff staff) {
        Form form = Form.sent(request);
        ObjectNode body =
                FormBody.of(form)
                        .texts("name", "description", "tax_category", "statement_name")
                        .node();
        try {
            ProductId id =
                    desk.run(
                            staff,
                            "product.added",
                            (tx, now) -> editor.addProduct(tx, staff.vendorId(), body, now).id());
            return ConsolePages.after(PATH + "/" + id, "product_added");
        } catch (Problem refused) {
            return form(422, staff, form.refused(refused, staff.words()), null);
        }
    }

    @GetMapping(PATH + "/{id}")
    ResponseEntity<byte[]> show(Staff staff, @PathVariable String id) {
        return products.show(200, staff, id(id), Form.of(Map.of()), pages);
    }

    @GetMapping(PATH + "/{id}/edit")
    ResponseEntity<byte[]> edit(Staff staff, @PathVariable String id) {
        staff.need(Task.CATALOG);
        Product product = editor.product(staff.vendorId(), id(id));
        Product.Draft draft = product.draft();
        Map<String, String> values = new HashMap<>();
        values.put("name", draft.name());
        values.put("description", draft.description() == null ? "" : draft.description());
        values.put("tax_category", draft.taxCategory().code());
        values.put("statement_name", draft.statementName() == null ? "" : draft.statementName());
        return form(200, staff, Form.of(values), product.id());
    }

    @PostMapping(PATH + "/{id}")
    ResponseEntity<byte[]> change(
            HttpServletRequest request, Staff staff, @PathVariable String id) {
        ProductId product = id(id);
        Form form = Form.sent(request);
        ObjectNode body =
                FormBody.of(form)
                        .clearable("name", "description", "statement_name")
                        .texts("tax_category")
                        .node();
        try {
            change(staff, product, "product.changed", body);
            return ConsolePages.after(PATH + "/" + product, "product_changed");
        } catch (Problem refused) {
            return form(422, staff, form.refused(refused, staff.words()), product);
        }
    }

    /** Takes a product off sale; nothing of it is lost. */
    @PostMapping(PATH + "/{id}/archive")
    ResponseEntity<byte[]> archive(Staff staff, @PathVariable String id) {
        change(staff, id(id), "product.archived", active(false));
        return ConsolePages.after(PATH + "/" + id(id), "product_archived");
    }

    @PostMapping(PATH + "/{id}/restore")
    ResponseEntity<byte[]> restore(Staff staff, @PathVariable String id) {
        change(staff, id(id), "product.restored", active(true));
        return ConsolePages.after(PATH + "/" + id(id), "product_restored");
    }

    private void change(Staff staff, ProductId id, String action, ObjectNode body) {
        desk.run(
                staff,
                action,
                (tx, now) -> editor.changeProduct(tx, staff.vendorId(), id, body, now).id());
    }

    static ObjectNode active(boolean active) {
        return FormBody.of(Form.of(Map.of())).node().put("active", active);
    }

    /** The form of a product; of a new one without an id. */
    private ResponseEntity<byte[]> form(
            int status, Staff staff, Form form, @Nullable ProductId id) {
        List<Choice> categories =
                Arrays.stream(TaxCategory.values())
                        .map(it ->
                                new Choice(
                                        it.code(),
                                        staff.words().get("console.category." + it.code()),
                                        it.code().equals(form.get("tax_category"))))
                        .toList();
        return pages.page(
                status,
                staff,
                "console/products/form.jte",
                Map.of(
                        "form",
                        form,
                        "categories",
                        categories,
                        "action",
                        id == null ? PATH : PATH + "/" + id,
                        "isNew",
                        id == null));
    }

    static ProductId id(String text) {
        if (!Ids.isValid("prd", text)) {
            throw Problem.notFound("product", text);
        }
        return ProductId.parse(text);
    }
}
