package io.dealtrail.trail;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Entries, values and heads in one statement and one round trip, as arrays: its text never changes, so it stays prepared. */
class PostgresTrailWriter implements TrailWriter {

    private static final String SQL = """
            with entries as (
              insert into trail_entry (subject, n, written_at, occurred_at, actor, on_behalf_of, action, process_id,
                process_version, element_id, element_name, client, correlation, format, values_digest, previous, hash)
              select * from unnest(?::text[], ?::int8[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::int4[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int2[], ?::bytea[], ?::bytea[], ?::bytea[])
            ), vals as (
              insert into trail_values (subject, n, salt, body)
              select * from unnest(?::text[], ?::int8[], ?::bytea[], ?::text[])
            ), fresh as (
              insert into trail_head (subject, n, hash)
              select subject, n, hash from unnest(?::text[], ?::int8[], ?::bytea[], ?::bool[]) as h (subject, n, hash, is_new)
              where is_new
            )
            update trail_head t set n = h.n, hash = h.hash
            from unnest(?::text[], ?::int8[], ?::bytea[], ?::bool[]) as h (subject, n, hash, is_new)
            where t.subject = h.subject and not h.is_new""";

    private final JdbcTemplate jdbc;

    PostgresTrailWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void write(List<Recorded> entries, Collection<Head> heads) {
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement ps = connection.prepareStatement(SQL)) {
                Columns<Recorded> e = new Columns<>(connection, ps, entries, 1);
                e.add("text", r -> r.entry().subject());
                e.add("int8", Recorded::n);
                e.add("timestamptz", r -> text(r.entry().at()));
                e.add("timestamptz", r -> text(r.entry().occurredAt()));
                e.add("text", r -> r.entry().actor());
                e.add("text", r -> r.entry().onBehalfOf());
                e.add("text", r -> r.entry().action());
                e.add("text", r -> r.entry().processId());
                e.add("int4", r -> r.entry().processVersion());
                e.add("text", r -> r.entry().elementId());
                e.add("text", r -> r.entry().elementName());
                e.add("text", r -> r.entry().client());
                e.add("text", r -> r.entry().correlation());
                e.add("int2", r -> (short) r.entry().format());
                e.add("bytea", r -> r.entry().valuesDigest());
                e.add("bytea", Recorded::previous);
                e.add("bytea", Recorded::hash);
                e.add("text", r -> r.entry().subject());
                e.add("int8", Recorded::n);
                e.add("bytea", r -> r.values().salt());
                e.add("text", r -> r.values().body());
                Columns<Head> h = new Columns<>(connection, ps, List.copyOf(heads), e.next);
                for (int twice = 0; twice < 2; twice++) {
                    h.add("text", Head::subject);
                    h.add("int8", Head::n);
                    h.add("bytea", Head::hash);
                    h.add("bool", Head::isNew);
                }
                return ps.executeUpdate();
            }
        });
    }

    private static @Nullable String text(java.time.@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static final class Columns<T> {
        private final Connection connection;
        private final PreparedStatement ps;
        private final List<T> rows;
        private int next;

        Columns(Connection connection, PreparedStatement ps, List<T> rows, int first) {
            this.connection = connection;
            this.ps = ps;
            this.rows = rows;
            this.next = first;
        }

        void add(String type, Function<T, @Nullable Object> column) throws SQLException {
            // The driver takes bytes only as an array of arrays.
            @Nullable Object[] values = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.apply(rows.get(i));
            }
            Array array = connection.createArrayOf(type, values);
            ps.setArray(next++, array);
        }
    }
}
