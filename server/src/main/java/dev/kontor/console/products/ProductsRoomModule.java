package dev.kontor.console.products;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.CatalogEditor;
import dev.kontor.console.Room;
import dev.kontor.console.StaffLog;
import dev.kontor.delivery.KeyPools;
import dev.kontor.delivery.VendorFiles;
import dev.kontor.platform.Database;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of products. */
@Configuration(proxyBeanMethods = false)
class ProductsRoomModule {
    @Bean
    Room productsRoom() {
        return Room.quiet(50, Icon.BOX, ProductsRoomController.PATH, "console.products");
    }

    @Bean
    ProductPages productPages(
            CatalogEditor editor, Catalog catalog, KeyPools pools, VendorFiles files) {
        return new ProductPages(editor, catalog, pools, files);
    }

    @Bean
    CatalogDesk catalogDesk(Database database, StaffLog log) {
        return new CatalogDesk(database, log);
    }
}
