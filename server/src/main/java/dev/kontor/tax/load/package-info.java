/**
 * Makes packs of the files in which the states of the United States publish their local sales
 * taxes: rates and boundaries of the Streamlined Sales Tax states (24 of them, one format), the
 * addresses of Texas, Washington and Florida, and lists of rates by city and county elsewhere.
 * Files are read row by row; a fault in one stops the loading with file, line and column, and
 * leaves nothing behind.
 */
@NullMarked
package dev.kontor.tax.load;

import org.jspecify.annotations.NullMarked;
