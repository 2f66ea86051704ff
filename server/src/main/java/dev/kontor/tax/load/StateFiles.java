package dev.kontor.tax.load;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The files of one state: its rates are read when it is made, its boundaries when asked for. */
interface StateFiles {
    /** The state's two letters. */
    String state();

    /** A day of the period that the files are for. */
    LocalDate day();

    /** Reads the boundaries into a pack. */
    void read(PackFolder pack);

    /** All places with a local tax. */
    Collection<Locality> localities();

    /** Who says so. */
    String source();

    /** H, M or L, as in the rate tables. */
    String confidence();

    /** The state's own rates, for comparison; empty when the files do not tell. */
    List<Locality.Rate> stateRates();

    /** What people should know. */
    List<String> remarks();
}
