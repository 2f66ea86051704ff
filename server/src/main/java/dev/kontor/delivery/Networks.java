package dev.kontor.delivery;

import java.net.InetAddress;
import java.util.HexFormat;

/** Addresses of clients, without the part that says nothing about who they are. */
final class Networks {
    private static final int IPV4 = 4;
    private static final int IPV4_NETWORK = 3;
    private static final int IPV6_NETWORK = 8;

    private Networks() {}

    /** What a household shares: the first three bytes of an IPv4 address, the /64 of IPv6. */
    static String network(String address) {
        byte[] bytes = bytes(address);
        int kept = bytes.length == IPV4 ? IPV4_NETWORK : IPV6_NETWORK;
        return HexFormat.of().formatHex(bytes, 0, kept);
    }

    /** What one client cannot change at will: an IPv4 address, the /64 of IPv6. */
    static String host(String address) {
        byte[] bytes = bytes(address);
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_NETWORK));
    }

    private static byte[] bytes(String address) {
        int zone = address.indexOf('%');
        return InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone)).getAddress();
    }
}
