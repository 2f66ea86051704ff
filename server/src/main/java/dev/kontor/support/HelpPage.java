package dev.kontor.support;

import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the contact form.
 *
 * @param shop whose shop it belongs to; null on a server that shows none
 */
public record HelpPage(Words words, @Nullable Vendor shop) {}
