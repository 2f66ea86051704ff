package dev.kontor.tax.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
        List<String> words = new ArrayList<>(Arrays.asList(clean(line).split(" ", -1)));
        words.removeIf(String::isEmpty);
        for (int i = 1; i < words.size(); i++) {
            if (UNITS.contains(words.get(i)) && i > 1) {
                words.subList(i, words.size()).clear();
            }
        }
        int number = words.isEmpty() ? 0 : number(words.getFirst());
        if (number > 0) {
            words.removeFirst();
        }
        return words.isEmpty() ? null : named(number, words);
    }

    private static Street named(int number, List<String> words) {
        String post = "";
        String suffix = "";
        String pre = "";
        if (words.size() > 1 && DIRECTIONS.containsKey(words.getLast())) {
            post = DIRECTIONS.getOrDefault(words.removeLast(), "");
        }
        if (words.size() > 1 && SUFFIXES.containsKey(words.getLast())) {
            suffix = SUFFIXES.getOrDefault(words.removeLast(), "");
        }
        if (words.size() > 1 && DIRECTIONS.containsKey(words.getFirst())) {
            pre = DIRECTIONS.getOrDefault(words.removeFirst(), "");
        }
        String name = String.join(" ", words);
        return new Street(number, pre, ORDINALS.getOrDefault(name, name), suffix, post);
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
        StringBuilder clean = new StringBuilder(typed.length());
        String text = typed.toUpperCase(Locale.ROOT);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                clean.append(c);
            } else if (c == '#') {
                clean.append(" UNIT ");
            } else if (c == '-' && i > 0 && Character.isDigit(text.charAt(i - 1))) {
                clean.append(c);
            } else if (c != '.' && c != '\'') {
                clean.append(' ');
            }
        }
        return clean.toString().strip().replaceAll(" +", " ");
    }

    /** Direction, kind and direction together; how streets of one name are told apart. */
    public String variant() {
        return pre + '|' + suffix + '|' + post;
    }
}
