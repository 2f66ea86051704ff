package dev.kontor.messages;

import java.util.function.Supplier;

/**
 * A file that comes with a mail.
 *
 * @param bytes asked for when the mail is made
 */
public record Attachment(String name, String mediaType, Supplier<byte[]> bytes) {}
