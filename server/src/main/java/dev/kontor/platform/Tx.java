package dev.kontor.platform;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * A running transaction. Handed down as an argument, never kept: whoever has it writes in the same
 * commit as its caller.
 */
public final class Tx {
    private final DSLContext sql;
    private final Connection connection;
    private final Pipeline pipeline;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Tx(DSLContext sql, Connection connection) {
        this.sql = sql;
        this.connection = connection;
        this.pipeline = new Pipeline(connection);
    }

    /** For single statements, each a round trip of its own. Ask for it anew for every statement. */
    public DSLContext sql() {
        pipeline.flush();
        return sql;
    }

    /** Runs the work once the transaction is durable: wake-ups and cache invalidation only. */
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    /**
     * Runs a statement that may break a constraint, and takes back just that statement if it does.
     * Whether it stood.
     */
    public boolean attempt(Runnable statement) {
        sql().execute("savepoint attempt");
        try {
            statement.run();
            sql().execute("release savepoint attempt");
            return true;
        } catch (IntegrityConstraintViolationException e) {
            sql.execute("rollback to savepoint attempt");
            return false;
        }
    }

    Connection connection() {
        return connection;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    List<Runnable> afterCommit() {
        return afterCommit;
    }
}
