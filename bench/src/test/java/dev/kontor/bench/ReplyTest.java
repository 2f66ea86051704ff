package dev.kontor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 201 \r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
                "HTTP/1.1 201 \r\ncontent-length:7\r\nDate: x\r\n\r\n{\"a\":1}",
                "HTTP/1.1 201 \r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n",
                "HTTP/1.1 201 \r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 204 \r\nContent-Length: 0\r\n\r\n"
            })
    void aReplyIsWholeWithItsLastByteAndNotBefore(String text) {
        byte[] reply = text.getBytes(StandardCharsets.US_ASCII);
        for (int size = 0; size < reply.length; size++) {
            assertThat(Reply.isWhole(reply, size)).as("after %d bytes", size).isFalse();
        }
        assertThat(Reply.isWhole(reply, reply.length)).isTrue();
    }

    @Test
    void statusIsRead() {
        assertThat(Reply.status("HTTP/1.1 402 \r\n".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(402);
    }

    @Test
    void requestsDifferInTheBuyerOnly() {
        Load.Numbers numbers = new Load.Numbers("prc_1");
        String first = new String(numbers.next(), StandardCharsets.UTF_8);
        String second = new String(numbers.next(), StandardCharsets.UTF_8);
        assertThat(first).contains("buyer-00000001@example.com");
        assertThat(second).isEqualTo(first.replace("buyer-00000001", "buyer-00000002"));
        int body = first.getBytes(StandardCharsets.UTF_8).length - first.indexOf("\r\n\r\n") - 4;
        assertThat(first).contains("Content-Length: " + body + "\r\n");
    }
}
