package dev.kontor.events;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** Reads and judges the address of an endpoint before it is kept. */
final class EndpointUrl {
    private final AddressGuard guard;

    EndpointUrl(AddressGuard guard) {
        this.guard = guard;
    }

    /**
     * Refuses what cannot be called: other schemes than https (http only in test mode), user names,
     * fragments, hosts inside our network. A host that cannot be looked up now is accepted; every
     * attempt judges again.
     */
    String check(String url, boolean live) {
        URI uri = parse(url);
        String scheme = uri.getScheme();
        if (!"https".equals(scheme) && (live || !"http".equals(scheme))) {
            throw EventsProblems.badUrl(live ? "Must begin with https://." : "Must be a web URL.");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw EventsProblems.badUrl("Needs a host, and neither user name nor fragment.");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw EventsProblems.badUrl("The port must be between 1 and 65535.");
        }
        try {
            guard.resolve(uri.getHost());
        } catch (AddressGuard.Refused e) {
            throw EventsProblems.refusedAddress("The host is not on the public internet.");
        } catch (UnknownHostException e) { // It may be there later; each attempt looks anew.
            return uri.toString();
        }
        return uri.toString();
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw EventsProblems.badUrl("Is not a URL.");
        }
    }
}
