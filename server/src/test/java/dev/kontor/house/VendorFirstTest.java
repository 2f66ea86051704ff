package dev.kontor.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.TestPlatform;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every vendor-owned table begins its primary key, unique keys and foreign keys with {@code
 * vendor_id}; the tables that belong to no vendor are listed here, each with its reason.
 */
class VendorFirstTest {
    private static final Set<String> PLATFORM_TABLES =
            Set.of(
                    // The directory of due work.
                    "platform.due_work",
                    // Directories from what a stranger shows us to the vendor it belongs to.
                    "vendors.vendor_codes",
                    "access.api_key_hashes",
                    "delivery.key_directory",
                    // The server's own: keys that sign licenses, one row per database cluster.
                    "delivery.signing_keys",
                    // The clusters that this database has lived in.
                    "events.epochs",
                    // Shared reference data.
                    "nexus.entity_registrations",
                    "nexus.entity_settings",
                    "nexus.entity_tallies",
                    "nexus.table_news",
                    "tax.contents",
                    "tax.offered_packs",
                    "tax.feed_checks",
                    "taxids.register_answers",
                    "vendors.entities",
                    // Persons by keyed hash.
                    "access.persons");

    private static final String OUR_TABLES =
            """
            from pg_class t join pg_namespace n on n.oid = t.relnamespace
            where t.relkind = 'r' and n.nspname not like 'pg\\_%'
              and n.nspname not in ('information_schema', 'public')
              and t.relname <> 'flyway_schema_history'
            """;

    @Test
    void tablesWithoutVendorAreListed() {
        List<String> without =
                column(
                        "select n.nspname || '.' || t.relname "
                                + OUR_TABLES
                                + " and not exists (select 1 from pg_attribute a where a.attrelid = t.oid"
                                + " and a.attname = 'vendor_id' and a.attnotnull)"
                                + " order by 1");
        assertThat(without).isSubsetOf(PLATFORM_TABLES).isNotEmpty();
    }

    @Test
    void primaryKeysBeginWithTheVendor() {
        assertThat(violations("p")).isEmpty();
    }

    @Test
    void uniqueKeysBeginWithTheVendor() {
        assertThat(violations("u")).isEmpty();
        assertThat(
                        column(
                                "select n.nspname || '.' || i.relname from pg_index x"
                                        + " join pg_class i on i.oid = x.indexrelid"
                                        + " join pg_class t on t.oid = x.indrelid"
                                        + " join pg_namespace n on n.oid = t.relnamespace"
                                        + " join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]"
                                        + " where x.indisunique and a.attname <> 'vendor_id'"
                                        + " and n.nspname not like 'pg\\_%' and t.relname <> 'flyway_schema_history'"
                                        + " and n.nspname || '.' || t.relname not in ("
                                        + listed()
                                        + ")"))
                .isEmpty();
    }

    @Test
    void foreignKeysBeginWithTheVendor() {
        assertThat(
                        violations("f").stream()
                                .filter(it -> !it.startsWith("vendors.vendors_entity_fkey"))
                                .toList())
                .isEmpty();
    }

    @Test
    void everyTableHasAPrimaryKey() {
        assertThat(
                        column(
                                "select n.nspname || '.' || t.relname "
                                        + OUR_TABLES
                                        + " and not exists (select 1 from pg_constraint c"
                                        + " where c.conrelid = t.oid and c.contype = 'p')"))
                .isEmpty();
    }

    private static List<String> violations(String type) {
        return column(
                "select n.nspname || '.' || c.conname from pg_constraint c"
                        + " join pg_class t on t.oid = c.conrelid"
                        + " join pg_namespace n on n.oid = t.relnamespace"
                        + " join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]"
                        + " where c.contype = '"
                        + type
                        + "' and a.attname <> 'vendor_id' and n.nspname not like 'pg\\_%'"
                        + " and n.nspname <> 'information_schema'"
                        + " and t.relname <> 'flyway_schema_history'"
                        + " and n.nspname || '.' || t.relname not in ("
                        + listed()
                        + ")");
    }

    private static String listed() {
        return "'" + String.join("', '", PLATFORM_TABLES) + "'";
    }

    private static List<String> column(String query) {
        return TestPlatform.database()
                .read(sql -> sql.fetch(query).map(row -> row.get(0, String.class)));
    }
}
