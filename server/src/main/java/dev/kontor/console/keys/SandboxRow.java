package dev.kontor.console.keys;

import dev.kontor.console.Staff;
import dev.kontor.vendors.SandboxId;
import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A sandbox in the list.
 *
 * @param vendor by which it is chosen to be looked at
 * @param typed its clock's time as date fields want it
 * @param current whether it is looked at
 */
public record SandboxRow(
        String id, String vendor, String code, String now, String typed, boolean current) {
    static SandboxRow of(Vendor sandbox, Instant now, Staff staff) {
        return new SandboxRow(
                new SandboxId(sandbox.id().value()).toString(),
                sandbox.id().toString(),
                sandbox.code(),
                staff.words().time(now, staff.zone()),
                LocalDateTime.ofInstant(now, staff.zone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                sandbox.id().equals(staff.vendorId()));
    }

    public String path() {
        return SandboxesRoomController.PATH + "/" + id;
    }
}
