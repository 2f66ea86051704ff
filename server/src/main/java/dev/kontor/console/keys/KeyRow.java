package dev.kontor.console.keys;

import dev.kontor.access.ApiKeys;
import dev.kontor.access.Scopes;
import dev.kontor.console.Staff;
import dev.kontor.platform.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key in the list.
 *
 * @param shown how it begins
 * @param revoked when it was ended; null while it works
 */
public record KeyRow(
        String path,
        String name,
        String shown,
        String scopes,
        String created,
        @Nullable String revoked,
        boolean demo) {
    static KeyRow of(ApiKeys.Key key, Staff staff) {
        Words words = staff.words();
        Instant revoked = key.revokedAt();
        return new KeyRow(
                KeysRoomController.PATH + "/" + key.id(),
                key.name(),
                key.shown(),
                key.scopes().contains(Scopes.ALL)
                        ? words.get("console.key.may.all")
                        : String.join(", ", key.scopes().stream().sorted().toList()),
                words.time(key.createdAt(), staff.zone()),
                revoked == null ? null : words.time(revoked, staff.zone()),
                key.isDemo());
    }
}
