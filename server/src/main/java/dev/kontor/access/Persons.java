package dev.kontor.access;

import static dev.kontor.access.db.Tables.MEMBERSHIPS;
import static dev.kontor.access.db.Tables.PERSONS;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Persons who sign in to the console, and the vendors they may act for. */
public final class Persons {
    /** A person as the console knows it. */
    public record Person(UUID id, String email) {}

    /** A person's right to act for a vendor's account. */
    public record Membership(VendorId vendor, String role) {}

    record Credentials(Person person, String passwordHash) {}

    private final Database database;
    private final Vault vault;
    private final PasswordEncoder passwords;
    private final Clocks clocks;

    Persons(Database database, Vault vault, PasswordEncoder passwords, Clocks clocks) {
        this.database = database;
        this.vault = vault;
        this.passwords = passwords;
        this.clocks = clocks;
    }

    /** Makes a person who may act for the vendor in a role, such as {@code owner}. */
    public Person create(Tx tx, String email, String password, VendorId vendor, String role) {
        UUID id = Ids.next();
        tx.sql()
                .insertInto(PERSONS)
                .set(PERSONS.ID, id)
                .set(PERSONS.EMAIL_HASH, hash(email))
                .set(PERSONS.EMAIL, vault.seal(email))
                .set(PERSONS.PASSWORD_HASH, passwords.encode(password))
                .set(PERSONS.CREATED_AT, clocks.real().atOffset(ZoneOffset.UTC))
                .execute();
        tx.sql()
                .insertInto(MEMBERSHIPS)
                .set(MEMBERSHIPS.VENDOR_ID, vendor.value())
                .set(MEMBERSHIPS.PERSON_ID, id)
                .set(MEMBERSHIPS.ROLE, role)
                .execute();
        return new Person(id, email);
    }

    /** The vendors (accounts) that a person may act for. */
    public List<Membership> memberships(UUID person) {
        return database.read(sql ->
                sql.selectFrom(MEMBERSHIPS)
                        .where(MEMBERSHIPS.PERSON_ID.eq(person))
                        .orderBy(MEMBERSHIPS.VENDOR_ID)
                        .fetch(row ->
                                new Membership(new VendorId(row.getVendorId()), row.getRole())));
    }

    /** E-mail addresses of those who act for a vendor's account in one of these roles. */
    public List<String> emails(VendorId account, Collection<String> roles) {
        return database.read(sql ->
                sql.select(PERSONS.EMAIL)
                        .from(MEMBERSHIPS)
                        .join(PERSONS)
                        .on(PERSONS.ID.eq(MEMBERSHIPS.PERSON_ID))
                        .where(MEMBERSHIPS.VENDOR_ID.eq(account.value()))
                        .and(MEMBERSHIPS.ROLE.in(roles))
                        .orderBy(PERSONS.ID)
                        .fetch(row -> vault.openText(row.value1())));
    }

    Optional<Credentials> find(String email) {
        return database.read(sql ->
                        sql.selectFrom(PERSONS)
                                .where(PERSONS.EMAIL_HASH.eq(hash(email)))
                                .fetchOptional())
                .map(row ->
                        new Credentials(
                                new Person(row.getId(), vault.openText(row.getEmail())),
                                row.getPasswordHash()));
    }

    private byte[] hash(String email) {
        return vault.mac("access.email", email.strip().toLowerCase(Locale.ROOT));
    }
}
