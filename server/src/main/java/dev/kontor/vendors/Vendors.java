package dev.kontor.vendors;

import static dev.kontor.vendors.db.Tables.ENTITIES;
import static dev.kontor.vendors.db.Tables.VENDORS;
import static dev.kontor.vendors.db.Tables.VENDOR_CODES;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The vendors, their sandboxes and the entities they sell through. Reads come from memory. */
public final class Vendors {
    private static final int CODE = 5;
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** What a new vendor is made from; fees are the platform's defaults (handbook 1.4). */
    public record NewVendor(String name, String entity, String supportEmail, String website) {}

    private final Database database;
    private final Clocks clocks;
    private final Cache<VendorId, Optional<Vendor>> byId =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FRESH).build();
    private final Cache<String, Optional<VendorId>> byCode =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FRESH).build();

    Vendors(Database database, Clocks clocks) {
        this.database = database;
        this.clocks = clocks;
    }

    /** The vendor, which must exist: whoever has its id has it from us. */
    public Vendor get(VendorId id) {
        return find(id).orElseThrow(() -> Problem.notFound("vendor", id.toString()));
    }

    public Optional<Vendor> find(VendorId id) {
        return byId.get(
                id, wanted -> select(VENDORS.VENDOR_ID.eq(wanted.value())).stream().findFirst());
    }

    /** The vendor that a code in a key or token names. */
    public Optional<Vendor> byCode(String code) {
        return byCode.get(code, this::loadCode).flatMap(this::find);
    }

    private Optional<VendorId> loadCode(String code) {
        return database.read(sql ->
                sql.selectFrom(VENDOR_CODES)
                        .where(VENDOR_CODES.CODE.eq(code))
                        .fetchOptional(row -> new VendorId(row.getVendorId())));
    }

    /** The live vendor and all its sandboxes, oldest first. */
    public List<Vendor> ofAccount(VendorId account) {
        return select(VENDORS.ACCOUNT_ID.eq(account.value()));
    }

    /** The live vendors that sell through an entity, oldest first. */
    public List<Vendor> liveOf(Entity entity) {
        return select(VENDORS.ENTITY.eq(entity.code()).and(VENDORS.LIVE.isTrue()));
    }

    /** Of every legal entity that sells, the oldest live vendor. */
    public List<Vendor> firstOfEntities() {
        return database
                .<List<UUID>>read(sql ->
                        sql.fetch(
                                        """
                                        select distinct on (entity) vendor_id from vendors.vendors
                                        where live order by entity, created_at, vendor_id
                                        """)
                                .map(row -> row.get(0, UUID.class)))
                .stream()
                .map(it -> get(new VendorId(it)))
                .toList();
    }

    /** Makes a live vendor. */
    public Vendor create(Tx tx, NewVendor vendor) {
        VendorId id = new VendorId(Ids.next());
        return insert(tx, id, id, true, vendor);
    }

    /** Makes a sandbox of the vendor, whose clock starts at {@code now}. */
    public Vendor createSandbox(Tx tx, Vendor of, Instant now) {
        VendorId id = new VendorId(Ids.next());
        clocks.start(tx, id, now);
        return insert(
                tx,
                id,
                of.account(),
                false,
                new NewVendor(of.name(), of.entity().code(), of.supportEmail(), of.website()));
    }

    /** Removes a sandbox with all it holds. A live vendor is never removed. */
    public void deleteSandbox(Tx tx, Vendor sandbox) {
        if (sandbox.live()) {
            throw new IllegalArgumentException("not a sandbox: " + sandbox.id());
        }
        Tenants.erase(tx, sandbox.id());
        forget(tx, sandbox.id(), sandbox.code());
    }

    /** Makes or changes a legal entity. */
    public void saveEntity(Tx tx, Entity entity) {
        tx.sql()
                .insertInto(ENTITIES)
                .set(ENTITIES.CODE, entity.code())
                .set(ENTITIES.LEGAL_NAME, entity.legalName())
                .set(ENTITIES.COUNTRY, entity.country())
                .set(ENTITIES.ZONE, entity.zone().getId())
                .set(ENTITIES.CURRENCY, entity.currency().getCurrencyCode())
                .set(ENTITIES.ADDRESS, entity.address())
                .set(ENTITIES.VAT_ID, entity.vatId())
                .set(ENTITIES.REGISTRY, entity.registry())
                .set(ENTITIES.EMAIL, entity.email())
                .set(ENTITIES.PHONE, entity.phone())
                .onConflict(ENTITIES.CODE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        tx.afterCommit(byId::invalidateAll);
    }

    private Vendor insert(Tx tx, VendorId id, VendorId account, boolean live, NewVendor vendor) {
        String code = Codes.random(CODE);
        tx.sql()
                .insertInto(VENDORS)
                .set(VENDORS.VENDOR_ID, id.value())
                .set(VENDORS.ACCOUNT_ID, account.value())
                .set(VENDORS.CODE, code)
                .set(VENDORS.LIVE, live)
                .set(VENDORS.NAME, vendor.name())
                .set(VENDORS.ENTITY, vendor.entity())
                .set(VENDORS.SUPPORT_EMAIL, vendor.supportEmail())
                .set(VENDORS.WEBSITE, vendor.website())
                .set(VENDORS.FEE_PERCENT, new BigDecimal("5"))
                .set(VENDORS.FEE_FIXED, 50L)
                .set(VENDORS.FEE_CURRENCY, "EUR")
                .set(VENDORS.CREATED_AT, clocks.real().atOffset(ZoneOffset.UTC))
                .execute();
        tx.sql()
                .insertInto(VENDOR_CODES, VENDOR_CODES.CODE, VENDOR_CODES.VENDOR_ID)
                .values(code, id.value())
                .execute();
        forget(tx, id, code);
        return select(tx, VENDORS.VENDOR_ID.eq(id.value())).getFirst();
    }

    private void forget(Tx tx, VendorId id, String code) {
        tx.afterCommit(() -> {
            byId.invalidate(id);
            byCode.invalidate(code);
        });
    }

    private List<Vendor> select(Condition condition) {
        return database.read(sql -> select(sql, condition));
    }

    private static List<Vendor> select(Tx tx, Condition condition) {
        return select(tx.sql(), condition);
    }

    private static List<Vendor> select(DSLContext sql, Condition condition) {
        return sql.select()
                .from(VENDORS)
                .join(ENTITIES)
                .on(ENTITIES.CODE.eq(VENDORS.ENTITY))
                .where(condition)
                .orderBy(VENDORS.CREATED_AT, VENDORS.VENDOR_ID)
                .fetch(Vendors::vendor);
    }

    private static Vendor vendor(Record row) {
        return new Vendor(
                new VendorId(row.get(VENDORS.VENDOR_ID)),
                new VendorId(row.get(VENDORS.ACCOUNT_ID)),
                row.get(VENDORS.CODE),
                row.get(VENDORS.LIVE),
                row.get(VENDORS.NAME),
                new Entity(
                        row.get(ENTITIES.CODE),
                        row.get(ENTITIES.LEGAL_NAME),
                        row.get(ENTITIES.COUNTRY),
                        ZoneId.of(row.get(ENTITIES.ZONE)),
                        Currency.getInstance(row.get(ENTITIES.CURRENCY)),
                        row.get(ENTITIES.ADDRESS),
                        row.get(ENTITIES.VAT_ID),
                        row.get(ENTITIES.REGISTRY),
                        row.get(ENTITIES.EMAIL),
                        row.get(ENTITIES.PHONE)),
                row.get(VENDORS.SUPPORT_EMAIL),
                row.get(VENDORS.WEBSITE),
                row.get(VENDORS.FEE_PERCENT),
                Money.of(row.get(VENDORS.FEE_FIXED), row.get(VENDORS.FEE_CURRENCY)));
    }
}
