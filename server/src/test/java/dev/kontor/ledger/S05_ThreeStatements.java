package dev.kontor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The price of the books on the hot path: three statements for any number of journals. */
class S05_ThreeStatements {
    private final Books books = new Books();
    private final List<String> statements = new ArrayList<>();

    @Test
    void oneStatementATable() {
        books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        List<Journal> many =
                Stream.generate(() -> Postings.capture(books.sale(), PayoutTerms.DEFAULT))
                        .limit(200)
                        .toList();
        new Database(proxy(DataSource.class, (self, method, args) -> connection()))
                .run(tx -> books.ledger.post(tx, many));
        assertThat(statements)
                .extracting(it -> it.split("[\\s(]+", 4)[2])
                .containsExactly("ledger.journals", "ledger.entries", "ledger.balances");
    }

    /** A connection that notes every statement. */
    private Connection connection() throws SQLException {
        Connection real = DriverManager.getConnection(TestPlatform.url(), "postgres", "");
        return proxy(
                Connection.class,
                (self, method, args) -> {
                    if (method.getName().startsWith("prepare")) {
                        statements.addAll(List.of(((String) args[0]).split(";\n", -1)));
                    }
                    return method.invoke(real, args);
                });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
