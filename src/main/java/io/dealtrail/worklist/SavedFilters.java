package io.dealtrail.worklist;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Person;
import io.dealtrail.shared.NotFound;
import io.dealtrail.web.Faults;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Views of the work list that people keep under a name, for themselves or for their team. */
@Component
@Transactional
class SavedFilters {

    private static final int MOST = 50;

    /**
     * @param query the address's part behind the question mark
     * @param own whether it is the person's own, who alone may change it
     * @param isDefault whether the person's work list opens with it
     */
    record Saved(
            String id, String name, String query, String ownerName, boolean own, boolean shared, boolean isDefault) {}

    /** @param shared with the person's team */
    record Wanted(
            @Nullable String name,
            @Nullable String query,
            @Nullable Boolean shared,
            @Nullable Boolean isDefault) {}

    private final JdbcClient jdbc;
    private final Actors actors;
    private final Clock clock;

    SavedFilters(JdbcClient jdbc, Actors actors, Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.clock = clock;
    }

    /** The person's own, then those that the team shares. */
    @Transactional(readOnly = true)
    List<Saved> all() {
        Person me = actors.person();
        return jdbc.sql("""
                select f.id, f.name, f.query, p.name as owner_name, f.owner = :me as own, f.shared_with is not null as shared,
                    d.filter is not null as is_default
                from saved_filter f join person p on p.username = f.owner
                left join saved_filter_default d on d.person = :me and d.filter = f.id
                where f.owner = :me or f.shared_with = :team
                order by case when f.owner = :me then 0 else 1 end, lower(f.name), f.id""")
                .param("me", me.username())
                .param("team", me.team() == null ? "" : me.team())
                .query(Saved.class)
                .list();
    }

    Saved create(Wanted wanted) {
        Person me = actors.person();
        Faults faults = new Faults();
        String name = faults.required("name", wanted.name(), 80);
        String query = query(faults, wanted.query());
        if (faults.none() && named(me, name, "").isPresent()) {
            faults.add("name", "filter.nameTaken", name);
        }
        List<Saved> before = all();
        if (before.stream().filter(Saved::own).count() >= MOST) {
            faults.add("name", "filter.tooMany", MOST);
        }
        boolean shared = shared(faults, me, wanted);
        faults.refuse();
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into saved_filter (id, owner, name, query, shared_with, created_at)
                values (:id, :me, :name, :query, :team, :now)""")
                .param("id", id)
                .param("me", me.username())
                .param("name", name)
                .param("query", query)
                .param("team", shared ? me.team() : null)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (Boolean.TRUE.equals(wanted.isDefault())) {
            makeDefault(me, id);
        }
        return require(id);
    }

    /** What is null stays; of a view that somebody else shares only {@code isDefault} may change. */
    Saved change(String id, Wanted wanted) {
        Person me = actors.person();
        Saved before = require(id);
        Faults faults = new Faults();
        String name =
                wanted.name() == null || !before.own() ? before.name() : faults.required("name", wanted.name(), 80);
        String query = wanted.query() == null || !before.own() ? before.query() : query(faults, wanted.query());
        if (faults.none() && before.own() && named(me, name, id).isPresent()) {
            faults.add("name", "filter.nameTaken", name);
        }
        boolean shared = wanted.shared() == null ? before.shared() : shared(faults, me, wanted);
        faults.refuse();
        if (before.own()) {
            jdbc.sql("update saved_filter set name = :name, query = :query, shared_with = :team where id = :id")
                    .param("name", name)
                    .param("query", query)
                    .param("team", shared ? me.team() : null)
                    .param("id", id)
                    .update();
            if (before.shared() && !shared) {
                jdbc.sql("delete from saved_filter_default where filter = :id and person <> :me")
                        .param("id", id)
                        .param("me", me.username())
                        .update();
            }
        }
        if (wanted.isDefault() != null && wanted.isDefault() != before.isDefault()) {
            makeDefault(me, wanted.isDefault() ? id : null);
        }
        return require(id);
    }

    /** @return what was deleted */
    Saved delete(String id) {
        Saved before = require(id);
        if (!before.own()) {
            throw new NotFound("filter", id);
        }
        jdbc.sql("delete from saved_filter where id = :id").param("id", id).update();
        return before;
    }

    /** @throws NotFound also when it is somebody else's and not shared with the person's team */
    @Transactional(readOnly = true)
    Saved require(String id) {
        return all().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("filter", id));
    }

    private void makeDefault(Person me, @Nullable String id) {
        jdbc.sql("delete from saved_filter_default where person = :me")
                .param("me", me.username())
                .update();
        if (id != null) {
            jdbc.sql("insert into saved_filter_default (person, filter) values (:me, :id)")
                    .param("me", me.username())
                    .param("id", id)
                    .update();
        }
    }

    private Optional<String> named(Person me, String name, String except) {
        return jdbc.sql("select id from saved_filter where owner = :me and name = :name and id <> :except")
                .param("me", me.username())
                .param("name", name)
                .param("except", except)
                .query(String.class)
                .optional();
    }

    private static boolean shared(Faults faults, Person me, Wanted wanted) {
        boolean shared = Boolean.TRUE.equals(wanted.shared());
        if (shared && me.team() == null) {
            faults.add("shared", "filter.noTeam");
        }
        return shared;
    }

    /** Only what the list understands is kept, in one way of writing it. */
    private static String query(Faults faults, @Nullable String query) {
        var params = UriComponentsBuilder.newInstance()
                .query(query == null ? "" : query)
                .build()
                .getQueryParams()
                .toSingleValueMap();
        params.replaceAll((name, value) -> value == null ? "" : decoded(value));
        String kept = TaskFilter.of(params).query();
        if (kept.length() > 1000) {
            faults.add("query", "field.tooLong", "query", 1000);
        }
        return kept;
    }

    private static String decoded(String value) {
        try {
            return UriUtils.decode(value.replace('+', ' '), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
