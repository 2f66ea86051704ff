package dev.kontor.delivery;

import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.DeliverySpec.KeyMode;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what is delivered: keys, signed licenses, codes. Takes keys from pools. */
final class Drafts {
    private final KeyPool pool;
    private final SigningKeys signing;
    private final Vault vault;

    Drafts(KeyPool pool, SigningKeys signing, Vault vault) {
        this.pool = pool;
        this.signing = signing;
        this.vault = vault;
    }

    /** One draft per grant, in their order. */
    List<Draft> of(Tx tx, List<Grant> grants) {
        KeyPool.Taken taken =
                pool.take(
                        tx,
                        grants.stream()
                                .filter(Drafts::isPooled)
                                .map(it -> new KeyPool.Want(place(it), it.at(), null))
                                .toList());
        List<Draft> drafts = new ArrayList<>(grants.size());
        for (Grant grant : grants) {
            drafts.add(draft(grant, taken));
        }
        return drafts;
    }

    static boolean isPooled(Grant grant) {
        return grant.spec() instanceof DeliverySpec.LicenseKey terms
                && terms.mode() == KeyMode.POOL;
    }

    private static KeyPool.Place place(Grant grant) {
        return new KeyPool.Place(grant.vendor(), grant.product(), grant.orderId());
    }

    private Draft draft(Grant grant, KeyPool.Taken taken) {
        return switch (grant.spec()) {
            case DeliverySpec.LicenseKey terms -> license(grant, terms, taken);
            case DeliverySpec.AccessCode _ -> {
                String code = AccessCodes.next();
                yield delivered(grant, null, null, null, code, vault.seal(code));
            }
            case DeliverySpec.Download _, DeliverySpec.EmailAttachment _ ->
                    delivered(grant, null, null, null, null, null);
            case DeliverySpec.Account _ -> pending(grant, null, DeliveryStatus.PENDING);
        };
    }

    private Draft license(Grant grant, DeliverySpec.LicenseKey terms, KeyPool.Taken taken) {
        LicenseId id = LicenseId.next();
        return switch (terms.mode()) {
            case GENERATED -> {
                GeneratedKey key = GeneratedKey.next(grant.vendorCode());
                yield licensed(grant, id, key.text(), Sha256.of(key.digits()));
            }
            case SIGNED -> {
                String key =
                        new SignedDocument(
                                        id,
                                        grant.product(),
                                        grant.vendorCode(),
                                        terms.activationLimit(),
                                        grant.at())
                                .with("expiresAt", Draft.end(terms.duration(), grant.at()))
                                .sign(signing);
                yield licensed(grant, id, key, Sha256.of(key));
            }
            case POOL -> {
                Optional<KeyPool.PoolKey> key = taken.next(place(grant));
                yield key.isPresent()
                        ? licensed(grant, id, key.get().key(), key.get().hash())
                        : pending(grant, id, DeliveryStatus.BACKORDERED);
            }
            case CALLBACK -> pending(grant, id, DeliveryStatus.PENDING);
        };
    }

    private Draft licensed(Grant grant, LicenseId id, String key, byte[] hash) {
        return delivered(grant, id, key, hash, null, vault.seal(key));
    }

    private static Draft delivered(
            Grant grant,
            @Nullable LicenseId license,
            @Nullable String key,
            byte @Nullable [] hash,
            @Nullable String code,
            byte @Nullable [] sealed) {
        return new Draft(
                grant,
                EntitlementId.next(),
                EntitlementStatus.ACTIVE,
                DeliveryStatus.DELIVERED,
                license,
                key,
                hash,
                code,
                sealed);
    }

    private static Draft pending(
            Grant grant, @Nullable LicenseId license, DeliveryStatus delivered) {
        return new Draft(
                grant,
                EntitlementId.next(),
                EntitlementStatus.PENDING,
                delivered,
                license,
                null,
                null,
                null,
                null);
    }
}
