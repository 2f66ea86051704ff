package dev.kontor.tax.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A street address of the United States, as the Postal Service abbreviates it (Publication 28):
 * {@code 444 North Capitol Street NW, Suite 425} is 444, N, CAPITOL, ST, NW.
 *
 * @param number of the house; 0 where there is none
 * @param pre direction before the name, or empty
 * @param suffix kind of street, or empty
 * @param post direction after the name, or empty
 */
public record Street(int number, String pre, String name, String suffix, String post) {
    private static final Map<String, String> DIRECTIONS =
            pairs(
                    "NORTH N, SOUTH S, EAST E, WEST W, NORTHEAST NE, NORTHWEST NW, SOUTHEAST SE,"
                            + " SOUTHWEST SW, N N, S S, E E, W W, NE NE, NW NW, SE SE, SW SW");

    private static final Map<String, String> SUFFIXES =
            pairs(
                    "ALLEY ALY, AVENUE AVE, AV AVE, BEND BND, BOULEVARD BLVD, BRIDGE BRG, CENTER CTR,"
                            + " CIRCLE CIR, COMMONS CMNS, COURT CT, COVE CV, CREEK CRK, CRESCENT CRES,"
                            + " CROSSING XING, DRIVE DR, ESTATES ESTS, EXPRESSWAY EXPY, FREEWAY FWY,"
                            + " GARDENS GDNS, GLEN GLN, GREEN GRN, GROVE GRV, HARBOR HBR, HEIGHTS HTS,"
                            + " HIGHWAY HWY, HILL HL, HOLLOW HOLW, ISLAND IS, JUNCTION JCT, KNOLL KNL,"
                            + " LAKE LK, LANDING LNDG, LANE LN, LOOP LOOP, MALL MALL, MANOR MNR,"
                            + " MEADOWS MDWS, MILL ML, PARK PARK, PARKWAY PKWY, PASS PASS, PATH PATH,"
                            + " PIKE PIKE, PLACE PL, PLAZA PLZ, POINT PT, RIDGE RDG, ROAD RD, ROW ROW,"
                            + " RUN RUN, SQUARE SQ, STREET ST, STR ST, TERRACE TER, TRACE TRCE,"
                            + " TRAIL TRL, TURNPIKE TPKE, VALLEY VLY, VIEW VW, VILLAGE VLG, VISTA VIS,"
                            + " WALK WALK, WAY WAY");

    private static final Map<String, String> ORDINALS =
            pairs(
                    "FIRST 1ST, SECOND 2ND, THIRD 3RD, FOURTH 4TH, FIFTH 5TH, SIXTH 6TH, SEVENTH 7TH,"
                            + " EIGHTH 8TH, NINTH 9TH, TENTH 10TH");

    private static final Set<String> UNITS =
            Set.of(
                    "APARTMENT",
                    "APT",
                    "BLDG",
                    "BUILDING",
                    "DEPT",
                    "FL",
                    "FLOOR",
                    "LOT",
                    "RM",
                    "ROOM",
                    "SPC",
                    "STE",
                    "SUITE",
                    "TRLR",
                    "UNIT");

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split(", ", -1)) {
            String[] words = pair.split(" ", -1);
            pairs.put(words[0], words[1]);
            pairs.putIfAbsent(words[1], words[1]);
        }
        return pairs;
    }

    /** A street in its parts, as official files give them, abbreviated alike. */
    public static Street of(int number, String pre, String name, String suffix, String post) {
        String direction = clean(pre);
        String kind = clean(suffix);
        String after = clean(post);
        String clean = clean(name);
        return new Street(
                number,
                DIRECTIONS.getOrDefault(direction, direction),
                ORDINALS.getOrDefault(clean, clean),
                SUFFIXES.getOrDefault(kind, kind),
                DIRECTIONS.getOrDefault(after, after));
    }

    /** The first line of an address as typed; null when it names no street. */
    public static @Nullable Street parse(String line) {
        List<String> words = words(clean(line));
        int number = words.isEmpty() ? 0 : number(words.getFirst());
        int first = number > 0 ? 1 : 0;
        return words.size() == first ? null : named(number, words, first, words.size());
    }

    /** Up to the first word that begins a unit; the first two words never do. */
    private static List<String> words(String clean) {
        List<String> words = new ArrayList<>(8);
        for (int start = 0; start < clean.length(); ) {
            int end = clean.indexOf(' ', start);
            end = end < 0 ? clean.length() : end;
            String word = clean.substring(start, end);
            if (words.size() > 1 && UNITS.contains(word)) {
                break;
            }
            words.add(word);
            start = end + 1;
        }
        return words;
    }

    /** The words from the first to before the end one; at least one is left for the name. */
    private static Street named(int number, List<String> words, int first, int end) {
        int from = first;
        int until = end;
        String post = until - from > 1 ? DIRECTIONS.get(words.get(until - 1)) : null;
        until -= post == null ? 0 : 1;
        String suffix = until - from > 1 ? SUFFIXES.get(words.get(until - 1)) : null;
        until -= suffix == null ? 0 : 1;
        String pre = until - from > 1 ? DIRECTIONS.get(words.get(from)) : null;
        from += pre == null ? 0 : 1;
        String name =
                until - from == 1 ? words.get(from) : String.join(" ", words.subList(from, until));
        return new Street(
                number,
                pre == null ? "" : pre,
                ORDINALS.getOrDefault(name, name),
                suffix == null ? "" : suffix,
                post == null ? "" : post);
    }

    /** Digits, also {@code 94-20} as they count in Queens; a letter behind them does not matter. */
    private static int number(String word) {
        int value = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9' && value < 10_000_000) {
                value = value * 10 + (c - '0');
            } else if (i == 0 || (i < word.length() - 1 && c != '-')) {
                return 0;
            }
        }
        return value;
    }

    /** Upper case, without what is neither letter nor digit; {@code #} begins a unit. */
    static String clean(String typed) {
        StringBuilder clean = new StringBuilder(typed.length() + 4);
        boolean blank = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            boolean hyphen = c == '-' && i > 0 && isDigit(typed.charAt(i - 1));
            if (hyphen || isLetterOrDigit(c)) {
                if (blank && !clean.isEmpty()) {
                    clean.append(' ');
                }
                clean.append(c < 128 ? upper(c) : Character.toUpperCase(c));
                blank = false;
            } else if (c == '#') {
                clean.append(clean.isEmpty() ? "UNIT" : " UNIT");
                blank = true;
            } else if (c != '.' && c != '\'') {
                blank = true;
            }
        }
        return clean.toString();
    }

    private static boolean isDigit(char c) {
        return c < 128 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    private static boolean isLetterOrDigit(char c) {
        if (c < 128) {
            char upper = upper(c);
            return (c >= '0' && c <= '9') || (upper >= 'A' && upper <= 'Z');
        }
        return Character.isLetterOrDigit(c);
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }

    /** Direction, kind and direction together; how streets of one name are told apart. */
    public String variant() {
        return pre + '|' + suffix + '|' + post;
    }
}
