package dev.kontor.console.products;

import dev.kontor.catalog.CatalogEditor;
import dev.kontor.catalog.ProductId;
import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.FormBody;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.delivery.KeyPools;
import dev.kontor.delivery.VendorFiles;
import dev.kontor.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.node.ObjectNode;

/** What buyers of a product get: ways of delivery, files, and the keys of its pool. */
@Controller
@RequestMapping(ProductsRoomController.PATH + "/{id}")
final class DeliveriesController {
    private final CatalogEditor editor;
    private final KeyPools pools;
    private final VendorFiles files;
    private final ProductPages products;
    private final CatalogDesk desk;
    private final ConsolePages pages;

    DeliveriesController(
            CatalogEditor editor,
            KeyPools pools,
            VendorFiles files,
            ProductPages products,
            CatalogDesk desk,
            ConsolePages pages) {
        this.editor = editor;
        this.pools = pools;
        this.files = files;
        this.products = products;
        this.desk = desk;
        this.pages = pages;
    }

    /** Adds a license key, an access code or an account. */
    @PostMapping("/deliveries")
    ResponseEntity<byte[]> add(HttpServletRequest request, Staff staff, @PathVariable String id) {
        ProductId product = ProductsRoomController.id(id);
        Form form = Form.sent(request);
        ObjectNode body =
                FormBody.of(form)
                        .texts("type", "mode", "duration", "url")
                        .numbers("activation_limit")
                        .node();
        try {
            desk.run(
                    staff,
                    "product.delivery_added",
                    (tx, now) -> editor.addDelivery(tx, staff.vendorId(), product, body, now).id());
            return done(product, "delivery_added");
        } catch (Problem refused) {
            return again(staff, product, form.refused(refused, staff.words()));
        }
    }

    /** Adds a download, or a file that comes with the receipt. */
    @PostMapping(path = "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> upload(
            HttpServletRequest request,
            Staff staff,
            @PathVariable String id,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile part)
            throws IOException {
        staff.need(Task.CATALOG);
        ProductId product = ProductsRoomController.id(id);
        editor.product(staff.vendorId(), product);
        Form form = Form.sent(request);
        if (part == null || part.isEmpty()) {
            String sentence = staff.words().get("console.fault.file.required");
            return again(staff, product, form.wrong("file", sentence));
        }
        try (InputStream source = part.getInputStream()) {
            files.add(
                    staff.vendorId(),
                    Objects.requireNonNullElse(part.getOriginalFilename(), ""),
                    part.getContentType(),
                    source,
                    staff.now(),
                    (tx, file) -> {
                        ObjectNode body =
                                FormBody.of(form)
                                        .texts("type")
                                        .node()
                                        .put("file", file.id().toString());
                        desk.note(tx, staff, "product.delivery_added", product.toString());
                        return editor.addDelivery(tx, staff.vendorId(), product, body, staff.now());
                    });
            return done(product, "delivery_added");
        } catch (Problem refused) {
            if (refused.status() == 413) {
                String sentence = staff.words().get("console.fault.file.too_large");
                return again(staff, product, form.wrong("file", sentence));
            }
            return again(staff, product, form.refused(refused, staff.words()));
        }
    }

    @PostMapping("/deliveries/{place}/remove")
    ResponseEntity<byte[]> remove(Staff staff, @PathVariable String id, @PathVariable int place) {
        ProductId product = ProductsRoomController.id(id);
        desk.run(
                staff,
                "product.delivery_removed",
                (tx, now) -> editor.removeDelivery(tx, staff.vendorId(), product, place, now).id());
        return done(product, "delivery_removed");
    }

    /** Loads keys, one a line. */
    @PostMapping("/keys")
    ResponseEntity<byte[]> load(HttpServletRequest request, Staff staff, @PathVariable String id) {
        ProductId product = ProductsRoomController.id(id);
        editor.product(staff.vendorId(), product);
        Form form = Form.sent(request);
        List<String> keys =
                form.get("keys").lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
        if (keys.isEmpty()) {
            String sentence = staff.words().get("console.fault.required");
            return again(staff, product, form.wrong("keys", sentence));
        }
        try {
            desk.run(
                    staff,
                    "product.keys_loaded",
                    (tx, now) -> {
                        pools.load(tx, staff.vendorId(), product, keys);
                        return product;
                    });
            return done(product, "keys_loaded");
        } catch (Problem refused) {
            String sentence = staff.words().get("console.fault.keys", line(refused));
            return again(staff, product, form.wrong("keys", sentence));
        }
    }

    /** The first line that is no key; pointers are {@code /keys/n}, from 0. */
    private static int line(Problem refused) {
        if (refused.faults().isEmpty()) {
            throw refused;
        }
        String pointer = refused.faults().getFirst().pointer();
        return 1 + Integer.parseInt(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static ResponseEntity<byte[]> done(ProductId product, String what) {
        return ConsolePages.after(ProductsRoomController.PATH + "/" + product, what);
    }

    private ResponseEntity<byte[]> again(Staff staff, ProductId product, Form form) {
        return products.show(422, staff, product, form, pages);
    }
}
