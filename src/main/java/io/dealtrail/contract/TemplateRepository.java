package io.dealtrail.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dealtrail.contract.Template.Body;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TemplateRepository {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String VERSIONS = """
            select t.id, v.version, t.usual, t.archived, v.body, v.created_by, v.created_at, v.note
            from contract_template t join contract_template_version v on v.template = t.id\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TemplateRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from contract_template")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** All of them as they are now, the usual one first, those out of use last. */
    List<Template> current() {
        return jdbc.sql(VERSIONS + """
                        where v.version = t.version order by t.archived, t.usual desc, t.name""").query(TemplateRepository::template).list();
    }

    Optional<Template> find(String id, int version) {
        return jdbc.sql(VERSIONS + "where t.id = :id and v.version = :version")
                .param("id", id)
                .param("version", version)
                .query(TemplateRepository::template)
                .optional();
    }

    Optional<Template> find(String id) {
        return jdbc.sql(VERSIONS + "where t.id = :id and v.version = t.version")
                .param("id", id)
                .query(TemplateRepository::template)
                .optional();
    }

    /** Every version, the newest first. */
    List<Template> history(String id) {
        return jdbc.sql(VERSIONS + "where t.id = :id order by v.version desc")
                .param("id", id)
                .query(TemplateRepository::template)
                .list();
    }

    /** Waits for whoever else changes templates: which one is the usual one, and that names and rules are one's own, hold for all. */
    void lock() {
        jdbc.sql("select id from contract_template where usual = true for update")
                .query(String.class)
                .list();
    }

    void insert(String id, Body body, boolean usual, String by, @Nullable String note) {
        jdbc.sql("""
                insert into contract_template (id, name, usual, archived, version)
                values (:id, :name, :usual, false, 1)""")
                .param("id", id)
                .param("name", body.name())
                .param("usual", usual)
                .update();
        version(id, 1, body, by, note);
    }

    /** Makes a new version the current one. */
    void change(String id, int version, Body body, String by, @Nullable String note) {
        version(id, version, body, by, note);
        jdbc.sql("update contract_template set name = :name, version = :version where id = :id")
                .param("name", body.name())
                .param("version", version)
                .param("id", id)
                .update();
    }

    void archive(String id, boolean archived) {
        jdbc.sql("update contract_template set archived = :archived where id = :id")
                .param("archived", archived)
                .param("id", id)
                .update();
    }

    void makeUsual(String id) {
        jdbc.sql("update contract_template set usual = (id = :id)")
                .param("id", id)
                .update();
    }

    private void version(String id, int version, Body body, String by, @Nullable String note) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", id);
        row.put("version", version);
        row.put("body", json(body));
        row.put("by", by);
        row.put("at", OffsetDateTime.now(clock));
        row.put("note", note);
        jdbc.sql("""
                insert into contract_template_version (template, version, body, created_by, created_at, note)
                values (:id, :version, :body, :by, :at, :note)""").params(row).update();
    }

    private static Template template(ResultSet rs, int row) throws SQLException {
        return new Template(
                rs.getString("id"),
                rs.getInt("version"),
                rs.getBoolean("usual"),
                rs.getBoolean("archived"),
                body(rs.getString("body")),
                rs.getString("created_by"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getString("note"));
    }

    private static String json(Body body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template cannot be written", e);
        }
    }

    private static Body body(String json) {
        try {
            return JSON.readValue(json, Body.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored template is not JSON", e);
        }
    }
}
