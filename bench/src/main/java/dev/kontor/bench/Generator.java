package dev.kontor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The load-generating process, as its parent sees it. */
final class Generator implements AutoCloseable {
    private final Process process;
    private final PrintWriter steps;
    private final BufferedReader figures;

    private Generator(Process process) {
        this.process = process;
        this.steps = new PrintWriter(process.outputWriter(), true);
        this.figures = process.inputReader();
    }

    static Generator start(int port, String price) throws IOException {
        return new Generator(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Load.class.getName(),
                                Integer.toString(port),
                                price)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** Loads the server for that long, and waits. */
    Load.Figures run(int connections, int seconds) throws IOException {
        steps.println(connections + " " + seconds * 1_000L);
        String line = figures.readLine();
        if (line == null) {
            throw new IOException("the load generator ended");
        }
        return Load.Figures.parse(line);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        steps.close();
        process.destroy();
    }
}
