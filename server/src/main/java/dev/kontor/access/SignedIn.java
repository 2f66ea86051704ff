package dev.kontor.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A person who is signed in to the console, as the session knows them. */
public final class SignedIn implements UserDetails, CredentialsContainer {
    private final UUID person;
    private final String email;
    private transient @Nullable String passwordHash;

    SignedIn(Persons.Credentials known) {
        person = known.person().id();
        email = known.person().email();
        passwordHash = known.passwordHash();
    }

    public UUID person() {
        return person;
    }

    public String email() {
        return email;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("STAFF"));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return email;
    }

    /** The hash is not kept in the session. */
    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn it && it.person.equals(person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
