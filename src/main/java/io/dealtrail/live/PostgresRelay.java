package io.dealtrail.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * All nodes on one PostgreSQL, by LISTEN and NOTIFY on a connection of its own. The notification is sent outside the business
 * transaction: inside, it would add a statement and make commits take turns. Without a connection the node hears itself, and tries
 * again with growing patience; whatever was missed meanwhile is made good by {@link Streams#ANYTHING}.
 */
class PostgresRelay implements Relay {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresRelay.class);
    private static final String CHANNEL = "dealtrail_live";
    private static final long LONGEST_PATIENCE_NANOS = 30_000_000_000L;
    private static final long FIRST_PATIENCE_NANOS = 500_000_000L;

    private final JdbcConnectionDetails server;
    private @Nullable Connection connection;
    private long patience = FIRST_PATIENCE_NANOS;
    private long nextTry = System.nanoTime();
    private boolean wasConnected;

    PostgresRelay(JdbcConnectionDetails server) {
        this.server = server;
    }

    @Override
    public Set<Signal> exchange(Set<Signal> own) throws InterruptedException {
        Set<Signal> heard = new LinkedHashSet<>();
        try {
            Connection open = connected(heard);
            if (open != null) {
                send(open, own);
                PGNotification[] news = open.unwrap(PGConnection.class).getNotifications(TICK_MILLIS);
                for (PGNotification one : news == null ? new PGNotification[0] : news) {
                    Signal.read(one.getParameter(), heard);
                }
                return heard;
            }
        } catch (SQLException lost) {
            LOG.info("the listening connection is gone: {}", lost.getMessage());
            disconnect();
            later();
        }
        Thread.sleep(TICK_MILLIS);
        heard.addAll(own);
        return heard;
    }

    @Override
    public void close() {
        disconnect();
    }

    private @Nullable Connection connected(Set<Signal> heard) throws SQLException {
        if (connection != null || System.nanoTime() < nextTry) {
            return connection;
        }
        Properties settings = new Properties();
        putIfPresent(settings, "user", server.getUsername());
        putIfPresent(settings, "password", server.getPassword());
        settings.put("ApplicationName", "dealtrail-live");
        settings.put("tcpKeepAlive", "true");
        settings.put("connectTimeout", "5");
        settings.put("socketTimeout", "10");
        Connection fresh = DriverManager.getConnection(server.getJdbcUrl(), settings);
        connection = fresh;
        try (Statement listen = fresh.createStatement()) {
            listen.execute("listen " + CHANNEL);
        }
        patience = FIRST_PATIENCE_NANOS;
        if (wasConnected) {
            heard.add(Streams.ANYTHING);
        }
        wasConnected = true;
        return fresh;
    }

    private static void send(Connection open, Set<Signal> own) throws SQLException {
        if (own.isEmpty()) {
            return;
        }
        try (PreparedStatement notify = open.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
            for (String text : Signal.write(own)) {
                notify.setString(1, text);
                notify.execute();
            }
        }
    }

    private void disconnect() {
        Connection gone = connection;
        connection = null;
        try {
            if (gone != null) {
                gone.close();
            }
        } catch (SQLException alreadyClosed) {
            LOG.debug("closing", alreadyClosed);
        }
    }

    private void later() {
        nextTry = System.nanoTime() + patience;
        patience = Math.min(patience * 2, LONGEST_PATIENCE_NANOS);
    }

    private static void putIfPresent(Properties settings, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            settings.put(name, text);
        }
    }
}
