package dev.kontor.risk;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IP address, version 4 or 6. Never looked up by name. */
record IpAddress(InetAddress value) {
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Addresses that belong to nobody in particular: RFC 1918, 5737, 2544, 6598, 3849, 4193, … */
    private static final List<Block> SPECIAL =
            List.of(
                    Block.of("0.0.0.0", 8),
                    Block.of("10.0.0.0", 8),
                    Block.of("100.64.0.0", 10),
                    Block.of("127.0.0.0", 8),
                    Block.of("169.254.0.0", 16),
                    Block.of("172.16.0.0", 12),
                    Block.of("192.0.2.0", 24),
                    Block.of("192.168.0.0", 16),
                    Block.of("198.18.0.0", 15),
                    Block.of("198.51.100.0", 24),
                    Block.of("203.0.113.0", 24),
                    Block.of("::", 127),
                    Block.of("2001:2::", 48),
                    Block.of("2001:db8::", 32),
                    Block.of("3fff::", 20),
                    Block.of("fc00::", 7),
                    Block.of("fe80::", 10));

    private record Block(byte[] network, int bits) {
        static Block of(String network, int bits) {
            return new Block(IpAddress.parse(network).value().getAddress(), bits);
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != network[i]) {
                    return false;
                }
            }
            int mask = bits % 8 == 0 ? 0 : 0xff << (8 - bits % 8);
            return mask == 0 || ((address[whole] ^ network[whole]) & mask) == 0;
        }
    }

    /** Reads a literal address; refuses anything else with {@link IllegalArgumentException}. */
    static IpAddress parse(String text) {
        if (!DOTTED.matcher(text).matches() && !COLONS.matcher(text).matches()) {
            throw new IllegalArgumentException("not an IP address");
        }
        return new IpAddress(InetAddress.ofLiteral(text));
    }

    /** The address, if the text is one. */
    static Optional<IpAddress> find(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether it is private, local, for documentation or for benchmarks. */
    boolean isSpecial() {
        byte[] address = value.getAddress();
        for (Block block : SPECIAL) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The network that blocklists go by: /24 of version 4, /48 of version 6. */
    String network() {
        byte[] address = value.getAddress();
        return value instanceof Inet4Address
                ? (address[0] & 0xff)
                        + "."
                        + (address[1] & 0xff)
                        + "."
                        + (address[2] & 0xff)
                        + ".0/24"
                : HexFormat.of().formatHex(address, 0, 6) + "/48";
    }

    @Override
    public String toString() {
        return value.getHostAddress();
    }
}
