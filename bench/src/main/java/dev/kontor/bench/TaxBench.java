package dev.kontor.bench;

import dev.kontor.nexus.PositionBench;
import dev.kontor.tax.ContentBench;
import dev.kontor.tax.DeterminationBench;
import dev.kontor.tax.StreetBench;
import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code ./kontor bench tax}: determinations per second on one core, beside the floor of a look-up
 * and a multiplication, and how long the bundled content takes to load in a new JVM.
 */
final class TaxBench {
    static final Map<String, String> OPTIONS =
            Map.of("seconds", "3", "warm-up", "5", "starts", "5");

    private static final String FLOOR = "floor";

    /** JMH reads memory in a way that Java 25 warns of. */
    private static final String QUIET = "--sun-misc-unsafe-memory-access=allow";

    private TaxBench() {}

    static void run(Options options) throws RunnerException {
        System.out.println("one thread; each kind in a JVM of its own");
        Collection<RunResult> speeds =
                new Runner(
                                new OptionsBuilder()
                                        .include(DeterminationBench.class.getName())
                                        .include(StreetBench.class.getName())
                                        .include(PositionBench.class.getName())
                                        .forks(1)
                                        .threads(1)
                                        .warmupIterations(options.number("warm-up"))
                                        .warmupTime(TimeValue.seconds(1))
                                        .measurementIterations(options.number("seconds"))
                                        .measurementTime(TimeValue.seconds(1))
                                        .jvmArgsAppend(QUIET)
                                        .addProfiler(GCProfiler.class)
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .run();
        double floor = 0;
        for (RunResult it : speeds) {
            floor = name(it).equals(FLOOR) ? it.getPrimaryResult().getScore() : floor;
        }
        System.out.printf("%-24s %14s %10s %8s%n", "", "a second", "of floor", "bytes");
        for (RunResult it : speeds) {
            double score = it.getPrimaryResult().getScore();
            System.out.printf(
                    "%-24s %,14.0f %10.4f %,8.0f%n", name(it), score, score / floor, bytes(it));
        }
        Collection<RunResult> loads =
                new Runner(
                                new OptionsBuilder()
                                        .include(ContentBench.class.getName())
                                        .forks(options.number("starts"))
                                        .jvmArgsAppend(QUIET)
                                        .warmupIterations(0)
                                        .measurementIterations(1)
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .run();
        for (RunResult it : loads) {
            System.out.printf(
                    "content loaded in %.0f ms (at most %.0f ms in %d starts)%n",
                    it.getPrimaryResult().getScore(),
                    it.getPrimaryResult().getStatistics().getMax(),
                    it.getPrimaryResult().getStatistics().getN());
        }
    }

    private static String name(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    private static double bytes(RunResult result) {
        for (String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                return result.getSecondaryResults().get(name).getScore();
            }
        }
        return Double.NaN;
    }
}
