package dev.kontor.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code ./kontor bench orders|kill|tax [--option value]…}: see each bench for its options. */
public final class Main {
    private static final String USAGE =
            """
            ./kontor bench orders [--connections 1,8,32,128] [--seconds 15] [--warm-up 75] [--floor 15]
                                  [--profile 32]     (flight recording while so many connections load)
            ./kontor bench kill   [--kills 20] [--orders 20000] [--workers 32] [--seed 1]
            ./kontor bench tax    [--seconds 3] [--warm-up 5] [--starts 5]
            The first two: [--data FOLDER] (a fresh temporary one), [--keep true] (leaves it there).\
            """;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<String> words = Arrays.asList(arguments);
        String bench = words.isEmpty() ? "" : words.getFirst();
        List<String> options = words.subList(Math.min(1, words.size()), words.size());
        switch (bench) {
            case "orders" -> OrdersBench.run(Options.parse(options, OrdersBench.OPTIONS));
            case "tax" -> TaxBench.run(Options.parse(options, TaxBench.OPTIONS));
            case "kill" -> System.exit(KillBench.run(Options.parse(options, KillBench.OPTIONS)));
            default -> {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }
}
