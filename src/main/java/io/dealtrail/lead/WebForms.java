package io.dealtrail.lead;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.people.Secrets;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import io.dealtrail.web.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The web forms. A manager keeps those of the own teams and those that he or she made, directors and admins all. */
@Component
@Transactional
class WebForms {

    static final List<String> FIELDS = List.of("company", "name", "email", "phone", "country", "message");
    static final List<String> USUAL = List.of("company", "name", "email", "phone", "message");

    private static final String SELECT = "select * from web_form f ";

    private final JdbcClient jdbc;
    private final People people;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    WebForms(JdbcClient jdbc, People people, Actors actors, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /** Those that the person keeps, the live ones first. */
    @Transactional(readOnly = true)
    List<WebForm> list() {
        Person me = actors.person();
        boolean all = keepsAll(me);
        Set<String> teams = people.managedBy(me.username());
        return jdbc.sql(SELECT + """
                where :every = 1 or f.created_by = :me or f.team in (:teams)
                order by case when f.revoked_at is null then 0 else 1 end, f.created_at desc, f.id limit 200""")
                .param("every", all ? 1 : 0)
                .param("me", me.username())
                .param("teams", teams.isEmpty() ? Set.of("-") : teams)
                .query(WebForms::map)
                .list();
    }

    /** @throws NotFound also for a form that somebody else keeps */
    @Transactional(readOnly = true)
    WebForm require(String id) {
        return list().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("form", id));
    }

    WebForm create(NewWebForm wanted) {
        NewWebForm form = checked(wanted);
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into web_form (id, form_key, seal, name, source, language, fields, thanks, thanks_url, origins, team, created_by,
                    created_at, received, turned_away, version)
                values (:id, :key, :seal, :name, :source, :language, :fields, :thanks, :thanksUrl, :origins, :team, :me, :now, 0, 0, 0)""")
                .params(columns(form))
                .param("id", id)
                .param("key", Secrets.random(24))
                .param("seal", Secrets.random(24))
                .param("me", actors.person().username())
                .param("now", OffsetDateTime.now(clock))
                .update();
        events.publishEvent(told("form.created", id, null, form));
        return require(id);
    }

    /** @throws Refused {@code form.changed} (409) when it is not at this version any more */
    WebForm change(String id, NewWebForm wanted, @Nullable Long version) {
        events.publishEvent(new Touch(List.of("form:" + id)));
        WebForm before = require(id);
        Versions.check(version, null, before.version(), "webForm.changed", before);
        NewWebForm form = checked(wanted);
        jdbc.sql("""
                update web_form set name = :name, source = :source, language = :language, fields = :fields, thanks = :thanks,
                    thanks_url = :thanksUrl, origins = :origins, team = :team, version = version + 1 where id = :id""").params(columns(form)).param("id", id).update();
        events.publishEvent(told("form.changed", id, before, form));
        return require(id);
    }

    /** Its address answers nobody any more; {@link #restore} opens it again. */
    WebForm revoke(String id) {
        return mark(id, OffsetDateTime.now(clock), "form.revoked");
    }

    WebForm restore(String id) {
        return mark(id, null, "form.restored");
    }

    /** The form that strangers reach under this key; a revoked one is none. */
    @Transactional(readOnly = true)
    Optional<WebForm> live(String key) {
        return jdbc.sql(SELECT + "where f.form_key = :key and f.revoked_at is null")
                .param("key", key)
                .query(WebForms::map)
                .optional();
    }

    /** What the form's stamps are sealed with; no answer holds it. */
    @Transactional(readOnly = true)
    String seal(WebForm form) {
        return jdbc.sql("select seal from web_form where id = :id")
                .param("id", form.id())
                .query(String.class)
                .single();
    }

    void count(WebForm form, boolean kept) {
        String column = kept ? "received" : "turned_away";
        jdbc.sql("update web_form set " + column + " = " + column + " + 1 where id = :id")
                .param("id", form.id())
                .update();
    }

    private WebForm mark(String id, @Nullable OffsetDateTime revokedAt, String action) {
        events.publishEvent(new Touch(List.of("form:" + id)));
        WebForm before = require(id);
        if ((before.revokedAt() == null) != (revokedAt == null)) {
            jdbc.sql("update web_form set revoked_at = :at, version = version + 1 where id = :id")
                    .param("at", revokedAt, Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("id", id)
                    .update();
            events.publishEvent(
                    new DealEvent("form:" + id, action, List.of(), null, null, null, null).with("name", before.name()));
        }
        return require(id);
    }

    private NewWebForm checked(NewWebForm wanted) {
        Faults faults = new Faults();
        NewWebForm form = wanted.checked(faults);
        Person me = actors.person();
        if (form.team() != null
                && (people.team(form.team()).isEmpty()
                        || !(keepsAll(me) || people.managedBy(me.username()).contains(form.team())))) {
            faults.add("team", "notFound.team", form.team());
        }
        faults.refuse();
        return form;
    }

    private static boolean keepsAll(Person me) {
        return me.is(Role.DIRECTOR) || me.is(Role.ADMIN);
    }

    private static DealEvent told(String action, String id, @Nullable WebForm before, NewWebForm form) {
        return new DealEvent("form:" + id, action, List.of(), null, null, null, null)
                .change("name", before == null ? null : before.name(), form.name())
                .change("source", before == null ? null : before.source(), form.source())
                .change("language", before == null ? null : before.language(), form.language())
                .change("fields", before == null ? null : before.fields(), form.fields())
                .change("thanks", before == null ? null : before.thanks(), form.thanks())
                .change("thanksUrl", before == null ? null : before.thanksUrl(), form.thanksUrl())
                .change("origins", before == null ? null : before.origins(), form.origins())
                .change("team", before == null ? null : before.team(), form.team());
    }

    private static Map<String, @Nullable Object> columns(NewWebForm form) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("name", form.name());
        columns.put("source", form.source());
        columns.put("language", form.language());
        columns.put("fields", form.fields() == null ? "" : String.join(",", form.fields()));
        columns.put("thanks", form.thanks());
        columns.put("thanksUrl", form.thanksUrl());
        columns.put("origins", form.origins() == null ? null : String.join(" ", form.origins()));
        columns.put("team", form.team());
        return columns;
    }

    private static WebForm map(ResultSet rs, int n) throws SQLException {
        return new WebForm(
                rs.getString("id"),
                rs.getString("form_key"),
                rs.getString("name"),
                rs.getString("source"),
                rs.getString("language"),
                WebForm.list(rs.getString("fields")),
                rs.getString("thanks"),
                rs.getString("thanks_url"),
                WebForm.list(rs.getString("origins")),
                rs.getString("team"),
                rs.getString("created_by"),
                rs.getObject("created_at", OffsetDateTime.class),
                rs.getObject("revoked_at", OffsetDateTime.class),
                rs.getInt("received"),
                rs.getInt("turned_away"),
                rs.getLong("version"));
    }
}
