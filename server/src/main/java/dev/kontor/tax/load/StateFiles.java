package dev.kontor.tax.load;

import java.util.List;

/** The files of one state: its rates are read when it is made, its boundaries when asked for. */
interface StateFiles {
    /** What the files say of themselves and of rates. */
    StateData data();

    /** Reads the boundaries into a pack. */
    void read(PackFolder pack);

    /** What people should know, once the boundaries are read. */
    List<String> remarks();
}
