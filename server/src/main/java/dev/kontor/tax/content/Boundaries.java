package dev.kontor.tax.content;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which local taxes apply where in one state of the United States: by street address, by ZIP+4, by
 * city and by ZIP code, from day to day. Made of the state's own files, millions of rows, so it
 * keeps them in sorted arrays of numbers: 12 bytes for a range of ZIP+4, 24 for one of addresses.
 *
 * <p>An area is a set of localities; every look-up answers its index in {@link #areas()}, or -1.
 */
public final class Boundaries {
    /** The row of column names of a table of boundaries. */
    public static final String COLUMNS =
            "kind\tzip\tlast\tlow\thigh\tside\tstreet\tvalid_from\tvalid_to\tarea";

    static final int AREA_BITS = 18;
    static final int SPAN_BITS = 14;
    static final int NARROW = 256;
    private static final int WIDEST = 20_000;

    /** Both sides, odd numbers, even numbers. */
    static final int BOTH = 0;

    static final int ODD = 1;
    static final int EVEN = 2;

    /** A city's name in the place of a street's. */
    static final String CITY = "@";

    private final List<List<Jurisdiction>> areas;
    private final int[] spanFrom;
    private final int[] spanUntil;
    private final int[] zips;
    private final int[] zipTerms;
    private final Ranges narrow;
    private final Ranges wide;
    private final Addresses addresses;
    private final boolean hasCities;

    /**
     * Ranges of ZIP+4 in the order of their first number.
     *
     * @param terms area and span in one number
     */
    record Ranges(int[] low, int[] high, int[] terms) {}

    /**
     * Ranges of house numbers in the order of ZIP code and name.
     *
     * @param names sorted; rows hold indexes into them
     * @param variants likewise, in the order of first use
     * @param sideAndVariant of the street, in one number
     */
    record Addresses(
            String[] names,
            Street[] variants,
            int[] zip,
            int[] name,
            int[] low,
            int[] high,
            int[] sideAndVariant,
            int[] terms) {}

    /** What the areas of a ZIP code are compared by. */
    public interface Rate {
        long of(int area);
    }

    Boundaries(
            List<List<Jurisdiction>> areas,
            int[] spanFrom,
            int[] spanUntil,
            int[] zips,
            int[] zipTerms,
            Ranges narrow,
            Ranges wide,
            Addresses addresses) {
        this.areas = areas;
        this.spanFrom = spanFrom;
        this.spanUntil = spanUntil;
        this.zips = zips;
        this.zipTerms = zipTerms;
        this.narrow = narrow;
        this.wide = wide;
        this.addresses = addresses;
        this.hasCities = Arrays.stream(addresses.names()).anyMatch(name -> name.startsWith(CITY));
    }

    /** Sets of localities; not to be changed. */
    public List<List<Jurisdiction>> areas() {
        return areas;
    }

    /** How many rows there are. */
    public long rows() {
        return (long) zips.length
                + narrow.low().length
                + wide.low().length
                + addresses.low().length;
    }

    /** How many bytes the rows take, without names. */
    public long bytes() {
        return 8L * zips.length
                + 12L * (narrow.low().length + wide.low().length)
                + 24L * addresses.low().length;
    }

    /** The area with the lowest rate of those that the ZIP code touches on that day. */
    public int atZip(int zip, long epochDay, Rate rate) {
        int best = -1;
        long lowest = Long.MAX_VALUE;
        for (int i = first(zips, zip); i < zips.length && zips[i] == zip; i++) {
            if (isValid(zipTerms[i], epochDay)) {
                int area = area(zipTerms[i]);
                long found = rate.of(area);
                if (found < lowest) {
                    lowest = found;
                    best = area;
                }
            }
        }
        return best;
    }

    /** The area of a ZIP+4; the narrowest range decides. */
    public int atZip4(int nineDigits, long epochDay) {
        int found = narrowest(narrow, nineDigits, NARROW, epochDay);
        return found >= 0 ? found : narrowest(wide, nineDigits, WIDEST, epochDay);
    }

    private int narrowest(Ranges ranges, int code, int reach, long epochDay) {
        int best = -1;
        int width = Integer.MAX_VALUE;
        for (int i = first(ranges.low(), code + 1) - 1; i >= 0; i--) {
            if (ranges.low()[i] <= code - reach) {
                break;
            }
            boolean within = code <= ranges.high()[i] && isValid(ranges.terms()[i], epochDay);
            if (within && ranges.high()[i] - ranges.low()[i] < width) {
                width = ranges.high()[i] - ranges.low()[i];
                best = area(ranges.terms()[i]);
            }
        }
        return best;
    }

    /** The area of a city in a ZIP code, where the state's files tell them apart. */
    public int atCity(int zip, String city, long epochDay) {
        if (!hasCities) {
            return -1;
        }
        return atAddress(zip, new Street(0, "", CITY + Street.clean(city), "", ""), epochDay);
    }

    /**
     * The area of a building. A direction or a kind of street that was left out is made up for
     * where it leads to one area only.
     */
    public int atAddress(int zip, Street street, long epochDay) {
        int name = Arrays.binarySearch(addresses.names(), street.name());
        if (name < 0) {
            return -1;
        }
        int similar = -1;
        for (int i = firstAddress(zip, name);
                i < addresses.zip().length
                        && addresses.zip()[i] == zip
                        && addresses.name()[i] == name;
                i++) {
            if (!covers(i, street.number()) || !isValid(addresses.terms()[i], epochDay)) {
                continue;
            }
            Street variant = addresses.variants()[addresses.sideAndVariant()[i] >> 2];
            int area = area(addresses.terms()[i]);
            if (isSame(variant, street)) {
                return area;
            }
            if (isSimilar(variant, street)) {
                similar = similar == -1 || similar == area ? area : -2;
            }
        }
        return Math.max(similar, -1);
    }

    private boolean covers(int row, int number) {
        int side = addresses.sideAndVariant()[row] & 3;
        return addresses.low()[row] <= number
                && number <= addresses.high()[row]
                && (side == BOTH || side == (number % 2 == 0 ? EVEN : ODD));
    }

    private static boolean isSame(Street one, Street other) {
        return one.pre().equals(other.pre())
                && one.suffix().equals(other.suffix())
                && one.post().equals(other.post());
    }

    private static boolean isSimilar(Street row, Street typed) {
        return (typed.pre().isEmpty() || typed.pre().equals(row.pre()))
                && (typed.suffix().isEmpty() || typed.suffix().equals(row.suffix()))
                && (typed.post().isEmpty() || typed.post().equals(row.post()));
    }

    private int firstAddress(int zip, int name) {
        int low = 0;
        int high = addresses.zip().length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before =
                    addresses.zip()[middle] < zip
                            || (addresses.zip()[middle] == zip && addresses.name()[middle] < name);
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first index whose value is not below the one wanted. */
    private static int first(int[] sorted, int wanted) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isValid(int terms, long epochDay) {
        int span = terms >>> AREA_BITS;
        return spanFrom[span] <= epochDay && epochDay <= spanUntil[span];
    }

    private static int area(int terms) {
        return terms & ((1 << AREA_BITS) - 1);
    }

    /** For tests and tools: the area by its localities' codes. */
    @Nullable List<Jurisdiction> localities(int area) {
        return area < 0 ? null : areas.get(area);
    }
}
