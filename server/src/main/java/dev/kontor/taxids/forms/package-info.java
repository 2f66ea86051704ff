/**
 * Tax ids of businesses: how people type them, how they are written, and their check digits, from
 * the algorithms that tax authorities publish. Whether an id was ever issued only a register knows
 * ({@code dev.kontor.taxids.registers}).
 */
@NullMarked
@NamedInterface("forms")
package dev.kontor.taxids.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
