package dev.kontor.events;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up the host of every webhook connection and refuses addresses inside our own network
 * (handbook 12): loopback, private, link-local, carrier-grade, documentation, multicast, and IPv4
 * of these hidden in IPv6. The connection goes to the very addresses that were checked: there is no
 * second look-up that could answer otherwise. One bad address refuses the host.
 */
final class AddressGuard implements DnsResolver {
    /** Thrown when a host leads where webhooks may not go. */
    static final class Refused extends UnknownHostException {
        Refused(String host) {
            super(host + " leads to an address that webhooks may not reach");
        }
    }

    /** The look-up of a host's addresses. */
    interface LookUp {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private record Range(byte[] prefix, int bits) {
        static Range of(String cidr) {
            int slash = cidr.indexOf('/');
            InetAddress address = InetAddress.ofLiteral(cidr.substring(0, slash));
            return new Range(address.getAddress(), Integer.parseInt(cidr.substring(slash + 1)));
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xff00 >> bits % 8 & 0xff;
            return Arrays.equals(prefix, 0, whole, address, 0, whole)
                    && (mask == 0 || (prefix[whole] & mask) == (address[whole] & mask));
        }
    }

    private static final List<Range> FORBIDDEN =
            List.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4")
                    .stream()
                    .map(Range::of)
                    .toList();

    /** The only IPv6 that is routed, and the parts of it that are not or that carry IPv4. */
    private static final Range GLOBAL_V6 = Range.of("2000::/3");

    private static final List<Range> FORBIDDEN_V6 =
            List.of("2001::/23", "2001:db8::/32", "3fff::/20").stream().map(Range::of).toList();
    private static final Range SIX_TO_FOUR = Range.of("2002::/16");
    private static final Range NAT64 = Range.of("64:ff9b::/96");

    private final LookUp lookUp;
    private final boolean allowPrivate;

    /**
     * @param allowPrivate for development: every address is allowed
     */
    AddressGuard(LookUp lookUp, boolean allowPrivate) {
        this.lookUp = lookUp;
        this.allowPrivate = allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookUp.of(host);
        if (!allowPrivate && !Arrays.stream(addresses).allMatch(AddressGuard::isPublic)) {
            throw new Refused(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> isPublicV4(v4.getAddress());
            case Inet6Address v6 -> isPublicV6(v6.getAddress());
            default -> false;
        };
    }

    private static boolean isPublicV4(byte[] address) {
        return FORBIDDEN.stream().noneMatch(range -> range.contains(address));
    }

    private static boolean isPublicV6(byte[] address) {
        if (SIX_TO_FOUR.contains(address)) {
            return isPublicV4(Arrays.copyOfRange(address, 2, 6));
        }
        if (NAT64.contains(address)) {
            return isPublicV4(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL_V6.contains(address)
                && FORBIDDEN_V6.stream().noneMatch(range -> range.contains(address));
    }
}
