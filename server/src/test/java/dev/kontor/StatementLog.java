package dev.kontor;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Notes what the running server sends to its database for the requests of a test: every statement
 * and every commit, with the tables that a transaction has read whole. Background work has other
 * threads and is left out.
 */
public final class StatementLog implements BeanPostProcessor {
    private static final Queue<Note> NOTES = new ConcurrentLinkedQueue<>();
    private static volatile boolean recording;

    /** Something that went to the database. */
    public sealed interface Note {
        /** On which connection. */
        int connection();
    }

    /** A statement with its question marks. */
    public record Sent(int connection, String sql) implements Note {}

    /**
     * A commit.
     *
     * @param scans tables that the transaction has read from end to end
     */
    public record Committed(int connection, List<String> scans) implements Note {}

    /** What the work of others sent meanwhile, in order. */
    public static synchronized List<Note> during(Runnable work) {
        NOTES.clear();
        recording = true;
        try {
            work.run();
        } finally {
            recording = false;
        }
        return List.copyOf(NOTES);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new Pool(pool) : bean;
    }

    private static boolean isNoted() {
        String thread = Thread.currentThread().getName();
        return recording && (thread.startsWith("tomcat-handler") || thread.startsWith("lane-"));
    }

    private static final class Pool extends HikariDataSource {
        private final HikariDataSource pool;

        Pool(HikariDataSource pool) {
            this.pool = pool;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = pool.getConnection();
            return isNoted() ? noted(real) : real;
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    private static Connection noted(Connection real) {
        int id = System.identityHashCode(real);
        return proxy(
                Connection.class,
                (method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        NOTES.add(new Committed(id, scans(real)));
                    }
                    Object result = invoke(method, real, arguments);
                    return result instanceof PreparedStatement statement && arguments != null
                            ? noted(statement, id, (String) arguments[0])
                            : result;
                });
    }

    private static PreparedStatement noted(PreparedStatement real, int id, String sql) {
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        NOTES.add(new Sent(id, sql));
                    }
                    return invoke(method, real, arguments);
                });
    }

    private static List<String> scans(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select schemaname || '.' || relname from pg_stat_xact_user_tables"
                                        + " where seq_scan > 0")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private interface Call {
        @Nullable Object on(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> call.on(method, arguments)));
    }

    private static @Nullable Object invoke(
            Method method, Object real, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
