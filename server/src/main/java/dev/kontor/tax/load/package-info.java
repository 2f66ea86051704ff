/**
 * Makes packs of the files in which the states of the United States publish their local sales
 * taxes: rates and boundaries of the Streamlined Sales Tax states (24 of them, one format), and the
 * files of Texas, California, Washington and New York. Files are read row by row; a fault in one
 * stops the loading with file and line, and leaves nothing behind.
 */
@NullMarked
package dev.kontor.tax.load;

import org.jspecify.annotations.NullMarked;
