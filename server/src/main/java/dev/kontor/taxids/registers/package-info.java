/**
 * The registers that know which tax ids were issued: VIES for the EU, and the national ones. Asked
 * over the network, within strict times; what is unclear is down, never a yes and never a no
 * (handbook 4.4).
 */
@NullMarked
package dev.kontor.taxids.registers;

import org.jspecify.annotations.NullMarked;
