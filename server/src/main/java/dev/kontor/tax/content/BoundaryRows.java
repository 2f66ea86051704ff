package dev.kontor.tax.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the rows of {@link Boundaries} and sorts them. One row is a few numbers, no object. */
final class BoundaryRows {
    /** More of them are a fault of the file. */
    private static final int MOST_ZIPS_OF_A_RANGE = 1000;

    private static final int INDEX_BITS = 26;

    private final List<List<Jurisdiction>> areas = new ArrayList<>();
    private final Map<Long, Integer> spans = new HashMap<>();
    private final Numbers spanFrom = new Numbers();
    private final Numbers spanUntil = new Numbers();
    private final Longs zips = new Longs();
    private final Numbers low = new Numbers();
    private final Numbers high = new Numbers();
    private final Numbers terms = new Numbers();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> variants = new HashMap<>();
    private final List<Street> variantList = new ArrayList<>();
    private final Numbers addressZip = new Numbers();
    private final Numbers addressName = new Numbers();
    private final Numbers addressLow = new Numbers();
    private final Numbers addressHigh = new Numbers();
    private final Numbers addressSide = new Numbers();
    private final Numbers addressTerms = new Numbers();

    /** A list of numbers that grows. */
    static final class Numbers {
        private int[] values = new int[16];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int get(int index) {
            return values[index];
        }

        int size() {
            return size;
        }

        int[] in(int[] order) {
            int[] sorted = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                sorted[i] = values[order[i]];
            }
            return sorted;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    /** The same of long ones; twice the same is kept once, when there are many. */
    private static final class Longs {
        private long[] values = new long[16];
        private int size;

        void add(long value) {
            if (size == values.length) {
                unique();
                if (size > values.length / 2) {
                    values = Arrays.copyOf(values, values.length * 2);
                }
            }
            values[size++] = value;
        }

        void unique() {
            Arrays.sort(values, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept == 0 || values[i] != values[kept - 1]) {
                    values[kept++] = values[i];
                }
            }
            size = kept;
        }
    }

    /** Areas are numbered in the order in which they are added. */
    void area(List<Jurisdiction> localities, int number) {
        if (number != areas.size()) {
            throw new IllegalArgumentException("area " + number + " follows " + areas.size());
        }
        if (areas.size() >> Boundaries.AREA_BITS != 0) {
            throw new IllegalArgumentException("more areas than a state can have");
        }
        areas.add(localities);
    }

    /** The area and the days on which it applies, as one number; both days included. */
    int terms(int area, int from, int until) {
        if (area < 0 || area >= areas.size()) {
            throw new IllegalArgumentException("no area " + area);
        }
        int span =
                spans.computeIfAbsent(
                        ((long) from << 32) | (until & 0xffffffffL),
                        any -> {
                            spanFrom.add(from);
                            spanUntil.add(until);
                            return spanFrom.size() - 1;
                        });
        if (span >> Boundaries.SPAN_BITS != 0) {
            throw new IllegalArgumentException("more spans of days than can be kept");
        }
        return span << Boundaries.AREA_BITS | area;
    }

    /** Five-digit ZIP codes, both included. */
    void zips(int first, int last, int rowTerms) {
        if (last < first || last - first > MOST_ZIPS_OF_A_RANGE) {
            throw new IllegalArgumentException("a range from " + first + " to " + last);
        }
        for (int zip = first; zip <= last; zip++) {
            zips.add((long) zip << 32 | (rowTerms & 0xffffffffL));
        }
    }

    /** Nine digits, both included. */
    void zip4(int first, int last, int rowTerms) {
        zips(first / 10_000, last / 10_000, rowTerms);
        if (last < first) {
            throw new IllegalArgumentException("a range from " + first + " to " + last);
        }
        low.add(first);
        high.add(last);
        terms.add(rowTerms);
    }

    /** House numbers of a street, both included. */
    void address(int zip, int first, int last, int side, Street street, int rowTerms) {
        if (last < first) {
            throw new IllegalArgumentException("house numbers from " + first + " to " + last);
        }
        if (!street.name().startsWith(Boundaries.CITY)) {
            zips(zip, zip, rowTerms);
        }
        int variant =
                variants.computeIfAbsent(
                        street.variant(),
                        any -> {
                            variantList.add(street);
                            return variantList.size() - 1;
                        });
        addressZip.add(zip);
        addressName.add(names.computeIfAbsent(street.name(), any -> names.size()));
        addressLow.add(first);
        addressHigh.add(last);
        addressSide.add(variant << 2 | side);
        addressTerms.add(rowTerms);
    }

    Boundaries sorted() {
        zips.unique();
        int[] zip = new int[zips.size];
        int[] zipTerms = new int[zips.size];
        for (int i = 0; i < zips.size; i++) {
            zip[i] = (int) (zips.values[i] >> 32);
            zipTerms[i] = (int) zips.values[i];
        }
        return new Boundaries(
                List.copyOf(areas),
                spanFrom.toArray(),
                spanUntil.toArray(),
                zip,
                zipTerms,
                ranges(true),
                ranges(false),
                addresses());
    }

    private Boundaries.Ranges ranges(boolean narrow) {
        long[] keys = new long[low.size()];
        int count = 0;
        for (int i = 0; i < low.size(); i++) {
            if (high.get(i) - low.get(i) < Boundaries.NARROW == narrow) {
                keys[count++] = (long) low.get(i) << INDEX_BITS | i;
            }
        }
        int[] order = order(Arrays.copyOf(keys, count));
        return new Boundaries.Ranges(low.in(order), high.in(order), terms.in(order));
    }

    private Boundaries.Addresses addresses() {
        String[] sorted = names.keySet().toArray(String[]::new);
        Arrays.sort(sorted);
        int[] rank = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            rank[names.getOrDefault(sorted[i], 0)] = i;
        }
        Numbers ranked = new Numbers();
        long[] keys = new long[addressZip.size()];
        for (int i = 0; i < keys.length; i++) {
            int name = rank[addressName.get(i)];
            ranked.add(name);
            keys[i] = ((long) addressZip.get(i) << 20 | name) << INDEX_BITS | i;
        }
        int[] order = order(keys);
        return new Boundaries.Addresses(
                sorted,
                variantList.toArray(Street[]::new),
                addressZip.in(order),
                ranked.in(order),
                addressLow.in(order),
                addressHigh.in(order),
                addressSide.in(order),
                addressTerms.in(order));
    }

    private int[] order(long[] keys) {
        if (names.size() >> 20 != 0 || Math.max(low.size(), addressZip.size()) >> INDEX_BITS != 0) {
            throw new IllegalArgumentException("more rows than can be kept");
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) (keys[i] & ((1L << INDEX_BITS) - 1));
        }
        return order;
    }
}
