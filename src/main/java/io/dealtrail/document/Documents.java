package io.dealtrail.document;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Papers as they left the house: written once, never changed. */
@Component
@Transactional
public class Documents {

    private static final String SELECT =
            "select id, deal, kind, doc_key, file_name, sha256, size_bytes, created_at, created_by from document ";

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Documents(JdbcClient jdbc, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Keeps a paper. Kept again after a crash, it is the one that was kept first.
     *
     * @throws IllegalStateException when another paper has this key
     */
    public Document keep(String deal, String kind, String key, String fileName, byte[] content) {
        String hash = Sha256.hex(content);
        Optional<Document> known = find(deal, kind, key);
        if (known.isPresent()) {
            if (!known.get().sha256().equals(hash)) {
                throw new IllegalStateException(deal + " has another " + kind + " " + key);
            }
            return known.get();
        }
        Document document = new Document(
                UUID.randomUUID().toString(),
                deal,
                kind,
                key,
                fileName,
                hash,
                content.length,
                clock.instant(),
                actors.current().toString());
        jdbc.sql("""
                insert into document (id, deal, kind, doc_key, file_name, sha256, size_bytes, content, created_at, created_by)
                values (:id, :deal, :kind, :key, :fileName, :hash, :size, :content, :at, :by)""")
                .param("id", document.id())
                .param("deal", deal)
                .param("kind", kind)
                .param("key", key)
                .param("fileName", fileName)
                .param("hash", hash)
                .param("size", content.length)
                .param("content", content)
                .param("at", OffsetDateTime.now(clock))
                .param("by", document.createdBy())
                .update();
        events.publishEvent(DealEvent.of(deal, "document.kept")
                .with("kind", kind)
                .with("key", key)
                .with("fileName", fileName)
                .with("sha256", hash));
        return document;
    }

    @Transactional(readOnly = true)
    public Optional<Document> find(String deal, String kind, String key) {
        return jdbc.sql(SELECT + "where deal = :deal and kind = :kind and doc_key = :key")
                .param("deal", deal)
                .param("kind", kind)
                .param("key", key)
                .query(Documents::map)
                .optional();
    }

    /** A deal's papers in the order of their making. */
    @Transactional(readOnly = true)
    public List<Document> of(String deal) {
        return jdbc.sql(SELECT + "where deal = :deal order by created_at, id")
                .param("deal", deal)
                .query(Documents::map)
                .list();
    }

    @Transactional(readOnly = true)
    public byte[] content(Document document) {
        return jdbc.sql("select content from document where id = :id")
                .param("id", document.id())
                .query((rs, n) -> rs.getBytes(1))
                .single();
    }

    private static Document map(ResultSet rs, int row) throws SQLException {
        return new Document(
                rs.getString("id"),
                rs.getString("deal"),
                rs.getString("kind"),
                rs.getString("doc_key"),
                rs.getString("file_name"),
                rs.getString("sha256"),
                rs.getInt("size_bytes"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getString("created_by"));
    }
}
