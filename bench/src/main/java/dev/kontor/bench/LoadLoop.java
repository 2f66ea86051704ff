package dev.kontor.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A closed loop: every connection sends its next order when the last one is answered. One thread
 * serves them all; what is measured is the time from the first byte sent to the last received.
 */
final class LoadLoop {
    private static final long GRACE = 30_000;

    private static final class Connection {
        final SocketChannel channel;
        final byte[] reply = new byte[65_536];
        int size;
        long sentAt;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private final int port;
    private final int connections;
    private final Load.Numbers numbers;
    private final Histogram times = new Histogram();
    private final ByteBuffer out = ByteBuffer.allocateDirect(4_096);
    private final ByteBuffer in = ByteBuffer.allocateDirect(65_536);
    private long failed;
    private String failure = "-";
    private int waiting;

    LoadLoop(int port, int connections, Load.Numbers numbers) {
        this.port = port;
        this.connections = connections;
        this.numbers = numbers;
    }

    Load.Figures run(long nanos) throws IOException {
        try (Selector selector = Selector.open()) {
            List<Connection> open = open(selector);
            long start = System.nanoTime();
            for (Connection connection : open) {
                send(connection);
            }
            long end = start + nanos;
            while (waiting > 0) {
                if (selector.select(key -> receive((Connection) key.attachment(), end), GRACE)
                        == 0) {
                    throw new IOException("no answer for " + GRACE + " ms");
                }
            }
            long took = System.nanoTime() - start;
            for (Connection connection : open) {
                connection.channel.close();
            }
            return new Load.Figures(
                    times.count() - failed,
                    failed,
                    took,
                    times.percentile(0.50),
                    times.percentile(0.95),
                    times.percentile(0.99),
                    times.max(),
                    failure);
        }
    }

    private List<Connection> open(Selector selector) throws IOException {
        List<Connection> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            SocketChannel channel =
                    SocketChannel.open(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Connection connection = new Connection(channel);
            channel.register(selector, SelectionKey.OP_READ, connection);
            open.add(connection);
        }
        return open;
    }

    private void send(Connection connection) throws IOException {
        out.clear().put(numbers.next()).flip();
        connection.size = 0;
        connection.sentAt = System.nanoTime();
        while (out.hasRemaining()) {
            connection.channel.write(out);
        }
        waiting++;
    }

    private void receive(Connection connection, long end) {
        try {
            int some = connection.channel.read(in.clear());
            if (some < 0) {
                throw new IOException("the server closed a connection");
            }
            in.flip().get(connection.reply, connection.size, some);
            connection.size += some;
            if (!Reply.isWhole(connection.reply, connection.size)) {
                return;
            }
            long now = System.nanoTime();
            times.record(now - connection.sentAt);
            waiting--;
            check(connection);
            if (now < end) {
                send(connection);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void check(Connection connection) {
        if (Reply.status(connection.reply) != 201) {
            failed++;
            failure = Reply.text(connection.reply, connection.size);
        }
    }
}
