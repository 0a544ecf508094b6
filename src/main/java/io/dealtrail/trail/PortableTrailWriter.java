package io.dealtrail.trail;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Standard SQL in batches, as H2 takes it. */
class PortableTrailWriter implements TrailWriter {

    private final JdbcTemplate jdbc;

    PortableTrailWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void write(List<Recorded> entries, Collection<Head> heads) {
        jdbc.batchUpdate("""
                insert into trail_entry (subject, n, written_at, occurred_at, actor, on_behalf_of, action, process_id,
                    process_version, element_id, element_name, client, correlation, format, values_digest, previous, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries, entries.size(), PortableTrailWriter::set);
        jdbc.batchUpdate(
                "insert into trail_values (subject, n, salt, body) values (?, ?, ?, ?)",
                entries,
                entries.size(),
                (ps, r) -> {
                    ps.setString(1, r.entry().subject());
                    ps.setLong(2, r.n());
                    ps.setBytes(3, r.values().salt());
                    ps.setString(4, r.values().body());
                });
        heads(
                heads.stream().filter(Head::isNew).toList(),
                "insert into trail_head (n, hash, subject) values (?, ?, ?)");
        heads(
                heads.stream().filter(h -> !h.isNew()).toList(),
                "update trail_head set n = ?, hash = ? where subject = ?");
    }

    private void heads(List<Head> heads, String sql) {
        jdbc.batchUpdate(sql, heads, Math.max(1, heads.size()), (ps, h) -> {
            ps.setLong(1, h.n());
            ps.setBytes(2, h.hash());
            ps.setString(3, h.subject());
        });
    }

    private static void set(PreparedStatement ps, Recorded r) throws SQLException {
        Entry e = r.entry();
        ps.setString(1, e.subject());
        ps.setLong(2, r.n());
        ps.setObject(3, utc(e.at()));
        ps.setObject(4, utc(e.occurredAt()));
        ps.setString(5, e.actor());
        ps.setString(6, e.onBehalfOf());
        ps.setString(7, e.action());
        ps.setString(8, e.processId());
        ps.setObject(9, e.processVersion());
        ps.setString(10, e.elementId());
        ps.setString(11, e.elementName());
        ps.setString(12, e.client());
        ps.setString(13, e.correlation());
        ps.setInt(14, e.format());
        ps.setBytes(15, e.valuesDigest());
        ps.setBytes(16, r.previous());
        ps.setBytes(17, r.hash());
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
