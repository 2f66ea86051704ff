package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.FileId;
import dev.kontor.platform.TestPlatform;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files: what is kept of what clients send, and what browsers are told. */
class StoredFileTest {
    private static StoredFile file(String name, long size) {
        return new StoredFile(
                TestPlatform.newVendor(),
                FileId.next(),
                name,
                size,
                new byte[32],
                "application/pdf",
                Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    plain.pdf        | attachment; filename="plain.pdf"; filename*=UTF-8''plain.pdf
                    Große Übung.pdf  | attachment; filename="Gro_e Ubung.pdf"; filename*=UTF-8''Gro%C3%9Fe%20%C3%9Cbung.pdf
                    日本.zip          | attachment; filename="__.zip"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.zip
                    a"b;c.txt        | attachment; filename="a_b;c.txt"; filename*=UTF-8''a%22b%3Bc.txt
                    100%.txt         | attachment; filename="100%.txt"; filename*=UTF-8''100%25.txt
                    """)
    void disposition(String name, String header) {
        assertThat(file(name, 1).disposition()).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    C:\\\\Users\\\\ada\\\\book.pdf | book.pdf
                    ../../etc/passwd       | passwd
                    ` spaced .pdf `        | spaced .pdf
                    ..                     | file
                    folder/                | file
                    ``                     | file
                    """)
    void cleanName(String given, String kept) {
        assertThat(StoredFile.cleanName(given)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "book.pdf, 10485760, true",
        "book.pdf, 10485761, false",
        "setup.EXE, 10, false",
        "run.sh, 10, false",
        "noending, 10, true"
    })
    void isAttachable(String name, long size, boolean expected) {
        assertThat(file(name, size).isAttachable()).isEqualTo(expected);
    }
}
