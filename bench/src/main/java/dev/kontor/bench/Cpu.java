package dev.kontor.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** CPU time of processes in milliseconds, user and system, from Linux's {@code /proc}. */
final class Cpu {
    private static final long MILLIS_PER_TICK = 10;

    private Cpu() {}

    /** Of one process, without its children. */
    static long of(long pid) throws IOException {
        List<Long> times = times(pid);
        return times.get(0) + times.get(1);
    }

    /** Of a process, of its children and of those that it has already seen end. */
    static long ofTree(long pid) throws IOException {
        long sum = times(pid).stream().mapToLong(Long::longValue).sum();
        for (ProcessHandle child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
            sum += ofChild(child.pid());
        }
        return sum;
    }

    /** Nothing when it ended between the two looks: its parent counts it from now on. */
    private static long ofChild(long pid) throws IOException {
        try {
            return of(pid);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** utime, stime, cutime, cstime: fields 14 to 17; the name before them may hold blanks. */
    private static List<Long> times(long pid) throws IOException {
        String stat =
                Files.readString(
                        Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.UTF_8);
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return fields.subList(11, 15).stream()
                .map(ticks -> Long.parseLong(ticks) * MILLIS_PER_TICK)
                .toList();
    }
}
