package dev.kontor.delivery;

import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Notes every statement that is sent to the database. */
final class Statements {
    private final List<String> texts = new ArrayList<>();

    Database database() {
        return new Database(proxy(DataSource.class, (self, method, args) -> connection()));
    }

    /** The table of each insert, in order. */
    List<String> tables() {
        return texts.stream().map(it -> it.split("[\\s(]+", -1)[2]).toList();
    }

    private Connection connection() throws SQLException {
        Connection real = DriverManager.getConnection(TestPlatform.url(), "postgres", "");
        return proxy(
                Connection.class,
                (self, method, args) -> {
                    if (method.getName().startsWith("prepare")) {
                        texts.add((String) args[0]);
                    }
                    return method.invoke(real, args);
                });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
