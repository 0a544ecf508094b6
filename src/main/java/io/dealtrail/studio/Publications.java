package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import io.dealtrail.shared.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who brought in which version of which model: every version has a row, written in the transaction that publishes it. */
@Component
@Order(2)
public class Publications implements ApplicationRunner {

    static final String SHIPPED = "shipped";
    static final String STUDIO = "studio";
    static final String RESTORED = "restored";

    private final JdbcClient jdbc;
    private final Models models;
    private final Clock clock;

    Publications(JdbcClient jdbc, Models models, Clock clock) {
        this.jdbc = jdbc;
        this.models = models;
        this.clock = clock;
    }

    /** Newest first. */
    public List<Publication> of(String model) {
        return jdbc.sql("select * from model_publication where model = :model order by version desc")
                .param("model", model)
                .query(Publications::publication)
                .list();
    }

    /** A publication with the names of who published and who reviewed it. */
    record Signed(
            Publication publication,
            @Nullable String byName,
            @Nullable String reviewerName) {}

    private static final String SIGNED = """
            select p.*, coalesce(b.name, p.published_by) by_name, coalesce(r.name, p.reviewed_by) reviewer_name
            from model_publication p left join person b on b.username = p.published_by
                left join person r on r.username = p.reviewed_by\s""";

    /** Newest first, with names. */
    List<Signed> signed(String model) {
        return jdbc.sql(SIGNED + "where p.model = :model order by p.version desc")
                .param("model", model)
                .query(Publications::signed)
                .list();
    }

    /** The newest of each model, by its key. */
    Map<String, Signed> newest() {
        Map<String, Signed> byModel = new HashMap<>();
        jdbc.sql(SIGNED + "where p.version = (select max(n.version) from model_publication n where n.model = p.model)")
                .query(Publications::signed)
                .list()
                .forEach(p -> byModel.put(p.publication().model(), p));
        return byModel;
    }

    private static Signed signed(ResultSet rs, int row) throws SQLException {
        return new Signed(publication(rs, row), rs.getString("by_name"), rs.getString("reviewer_name"));
    }

    Optional<Publication> find(String model, int version) {
        return jdbc.sql("select * from model_publication where model = :model and version = :version")
                .param("model", model)
                .param("version", version)
                .query(Publications::publication)
                .optional();
    }

    @Nullable
    String shippedHash(String model, int version) {
        return find(model, version).map(Publication::shippedHash).orElse(null);
    }

    /** Of every version somebody is told to have brought it in; without another word it came with the product. */
    @EventListener
    void published(Models.Published published) {
        Models.Model model = published.model();
        String hash = Sha256.hex(models.bytes(model));
        String shipped = models.shipped(model.key()).map(Sha256::hex).orElse(null);
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("model", model.key());
        row.put("version", model.version());
        row.put("at", OffsetDateTime.now(clock));
        row.put("hash", hash);
        row.put("shipped", shipped);
        jdbc.sql("""
                insert into model_publication (model, version, published_at, origin, hash, shipped_hash)
                values (:model, :version, :at, 'shipped', :hash, :shipped)""").params(row).update();
    }

    /** Says who brought the version in, and by which draft. */
    void sign(Models.Model model, Draft draft, String by, String origin) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("model", model.key());
        row.put("version", model.version());
        row.put("draft", draft.id());
        row.put("by", by);
        row.put("reviewer", draft.reviewedBy());
        row.put("reason", draft.reason());
        row.put("origin", origin);
        row.put("restored", draft.restoredFrom());
        row.put("shipped", draft.shippedHash());
        jdbc.sql("""
                update model_publication set draft = :draft, published_by = :by, reviewed_by = :reviewer, reason = :reason,
                    origin = :origin, restored_from = :restored, shipped_hash = :shipped
                where model = :model and version = :version""").params(row).update();
    }

    /** Versions from before there was a studio came with the product: there was no other way in. */
    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        if (jdbc.sql("select count(*) from model_publication").query(Long.class).single() == 0) {
            models.all()
                    .forEach(newest -> models.versions(newest.key()).forEach(v -> published(new Models.Published(v))));
        }
    }

    private static Publication publication(ResultSet rs, int row) throws SQLException {
        Instant at = rs.getObject("published_at", OffsetDateTime.class).toInstant();
        return new Publication(
                rs.getString("model"),
                rs.getInt("version"),
                rs.getString("draft"),
                rs.getString("published_by"),
                rs.getString("reviewed_by"),
                rs.getString("reason"),
                at,
                rs.getString("origin"),
                DraftRepository.number(rs, "restored_from"),
                rs.getString("hash"),
                rs.getString("shipped_hash"));
    }
}
