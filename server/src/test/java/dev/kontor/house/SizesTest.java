package dev.kontor.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** No file over 400 lines, no method over 70, no line over 110 (STYLE.md). */
class SizesTest {
    private static final int FILE = 400;
    private static final int METHOD = 70;
    private static final int LINE = 110;

    /** Whose lines are the paths of drawings. May only shrink. */
    private static final Set<String> DRAWINGS = Set.of("Icon.java");

    @Test
    void filesAndMethodsStaySmall() throws IOException {
        List<Path> sources = sources();
        List<String> tooLarge = new ArrayList<>();
        for (Path source : sources) {
            List<String> lines = Files.readAllLines(source);
            if (lines.size() > FILE) {
                tooLarge.add(source + " has " + lines.size() + " lines");
            }
            lines.stream()
                    .filter(line -> line.length() > LINE && !line.startsWith("import "))
                    .filter(line -> !DRAWINGS.contains(source.getFileName().toString()))
                    .forEach(line -> tooLarge.add(source + " has a line of " + line.length()));
        }
        tooLarge.addAll(longMethods(sources));
        assertThat(tooLarge).isEmpty();
        assertThat(sources).hasSizeGreaterThan(100);
    }

    private static List<Path> sources() throws IOException {
        List<Path> roots =
                List.of(
                        Path.of("src/main/java"),
                        Path.of("../gateway/src/main/java"),
                        Path.of("../connectors/sandbox/src/main/java"),
                        Path.of("../bench/src/main/java"));
        List<Path> sources = new ArrayList<>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(it -> it.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static List<String> longMethods(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> tooLong = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Methods(unit, positions, tooLong), null);
            }
        }
        return tooLong;
    }

    private static final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> tooLong;

        Methods(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
            this.unit = unit;
            this.positions = positions;
            this.tooLong = tooLong;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            LineMap map = unit.getLineMap();
            long from = map.getLineNumber(positions.getStartPosition(unit, method));
            long to = map.getLineNumber(positions.getEndPosition(unit, method));
            if (to - from + 1 > METHOD) {
                tooLong.add(
                        unit.getSourceFile().getName()
                                + " "
                                + method.getName()
                                + " has "
                                + (to - from + 1)
                                + " lines");
            }
            return super.visitMethod(method, null);
        }
    }
}
