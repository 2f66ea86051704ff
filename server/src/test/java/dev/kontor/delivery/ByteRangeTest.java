package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Range headers and the part of a file that each means. */
class ByteRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    none                    | 1000 | whole
                    bytes=0-99              | 1000 | bytes 0-99/1000
                    bytes=0-0               | 1000 | bytes 0-0/1000
                    bytes=999-999           | 1000 | bytes 999-999/1000
                    bytes=500-              | 1000 | bytes 500-999/1000
                    bytes=0-                | 1000 | bytes 0-999/1000
                    bytes=-200              | 1000 | bytes 800-999/1000
                    bytes=-5000             | 1000 | bytes 0-999/1000
                    bytes=900-5000          | 1000 | bytes 900-999/1000
                    BYTES=0-99              | 1000 | bytes 0-99/1000
                    bytes= 0 - 99           | 1000 | bytes 0-99/1000
                    bytes=1000-             | 1000 | 416
                    bytes=1000-2000         | 1000 | 416
                    bytes=-0                | 1000 | 416
                    bytes=-                 | 1000 | 416
                    bytes=20-10             | 1000 | 416
                    bytes=a-b               | 1000 | 416
                    bytes=                  | 1000 | 416
                    bytes=--5               | 1000 | 416
                    bytes=9999999999999999999-| 1000 | 416
                    bytes=0-                | 0    | 416
                    bytes=-1                | 0    | 416
                    bytes=0-1,5-9           | 1000 | whole
                    items=0-99              | 1000 | whole
                    0-99                    | 1000 | whole
                    """)
    void means(String header, long size, String expected) {
        String meant =
                switch (ByteRange.of(header, size)) {
                    case ByteRange.Wanted.Whole _ -> "whole";
                    case ByteRange.Wanted.Part(var range) -> range.contentRange(size);
                    case ByteRange.Wanted.Nothing _ -> "416";
                };
        assertThat(meant).isEqualTo(expected);
    }
}
