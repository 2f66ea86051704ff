/** The house rules of ARCHITECTURE.md and STYLE.md, enforced. */
@org.jspecify.annotations.NullMarked
package dev.kontor.house;
