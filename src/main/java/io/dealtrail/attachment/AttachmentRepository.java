package io.dealtrail.attachment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of the files; their content lies in a {@link ContentStore}. */
@Repository
class AttachmentRepository {

    private static final String SELECT = """
            select a.id, a.deal, a.task, a.name, a.type, a.size_bytes as size, a.sha256, a.uploaded_by, p.name as uploadedByName,
                a.uploaded_at, a.store, a.deleted_at
            from attachment a left join person p on p.username = a.uploaded_by where\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    AttachmentRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Attachment attachment) {
        jdbc.sql("""
                insert into attachment (id, deal, task, name, type, size_bytes, sha256, uploaded_by, uploaded_at, store)
                values (:id, :deal, :task, :name, :type, :size, :sha256, :uploadedBy, :uploadedAt, :store)""").paramSource(attachment).update();
    }

    /** A deal's files that were not deleted, the latest first. */
    List<Attachment> ofDeal(String deal) {
        return jdbc.sql(SELECT + "a.deal = :deal and a.deleted_at is null order by a.uploaded_at desc, a.id")
                .param("deal", deal)
                .query(Attachment.class)
                .list();
    }

    Optional<Attachment> find(String deal, String id) {
        return jdbc.sql(SELECT + "a.id = :id and a.deal = :deal")
                .param("id", id)
                .param("deal", deal)
                .query(Attachment.class)
                .optional();
    }

    void delete(String id, String by) {
        jdbc.sql("update attachment set deleted_at = :now, deleted_by = :by where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("id", id)
                .update();
    }

    void restore(String id) {
        jdbc.sql("update attachment set deleted_at = null, deleted_by = null where id = :id")
                .param("id", id)
                .update();
    }

    /** Deleted before then: nobody puts these back any more. */
    List<Attachment> deletedBefore(OffsetDateTime then, int most) {
        return jdbc.sql(SELECT + "a.deleted_at < :then order by a.deleted_at limit " + most)
                .param("then", then)
                .query(Attachment.class)
                .list();
    }

    List<Attachment> everyOf(String deal) {
        return jdbc.sql(SELECT + "a.deal = :deal")
                .param("deal", deal)
                .query(Attachment.class)
                .list();
    }

    void forget(String id) {
        jdbc.sql("delete from attachment where id = :id").param("id", id).update();
    }
}
