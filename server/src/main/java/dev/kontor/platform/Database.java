package dev.kontor.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on PostgreSQL, read committed. A connection is held for the transaction and no
 * longer; no transaction waits for the network.
 */
public final class Database {
    private static final int ATTEMPTS = 5;

    private final DataSource source;
    private final Settings settings =
            new Settings()
                    .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                    .withExecuteLogging(false);

    public Database(DataSource source) {
        this.source = source;
    }

    /**
     * Runs the work in one transaction and returns when it is durable. Deadlocks are tried again.
     */
    public <R> R write(Function<Tx, R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !isTransient(e)) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #write} for work without a result. */
    public void run(Consumer<Tx> work) {
        this.<Boolean>write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** Runs statements that only read, each in its own snapshot. */
    public <R> R read(Function<DSLContext, R> work) {
        return work.apply(DSL.using(source, SQLDialect.POSTGRES, settings));
    }

    private <R> R once(Function<Tx, R> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Tx tx = new Tx(DSL.using(connection, SQLDialect.POSTGRES, settings), connection);
            R result = commitOrRollBack(connection, () -> flushed(tx, work));
            tx.afterCommit().forEach(Runnable::run);
            return result;
        } catch (SQLException e) {
            throw new DataAccessException("transaction failed: " + e.getMessage(), e);
        }
    }

    private static <R> R flushed(Tx tx, Function<Tx, R> work) {
        R result = work.apply(tx);
        tx.pipeline().flush();
        return result;
    }

    private static <R> R commitOrRollBack(Connection connection, Supplier<R> work)
            throws SQLException {
        try {
            R result = work.get();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /** What failed first says why, not that a lost connection cannot roll back either. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Whether something failed since the database went away or is not there, not by what was asked
     * of it. A transaction that was being committed may have been.
     */
    public static boolean isUnreachable(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(it ->
                        it instanceof SQLTransientConnectionException
                                || (it instanceof SQLException sql
                                        && isConnectionLost(sql.getSQLState())));
    }

    /**
     * Connection exceptions, and a server that shuts down, has crashed or is starting; the pool
     * gives no state when it has closed a broken connection.
     */
    private static boolean isConnectionLost(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P0");
    }

    /** Serialization failure or deadlock: the transaction left nothing behind and may run again. */
    private static boolean isTransient(DataAccessException e) {
        return "40001".equals(e.sqlState()) || "40P01".equals(e.sqlState());
    }
}
