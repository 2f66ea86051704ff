package dev.kontor.messages;

/**
 * A mail in the list of the mailbox, ready to be shown.
 *
 * @param time as printed
 */
public record MailboxItem(
        String id, String to, String subject, String time, String machineTime, String status) {}
