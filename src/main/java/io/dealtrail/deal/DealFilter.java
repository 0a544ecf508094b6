package io.dealtrail.deal;

import io.dealtrail.web.Like;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which deals a reader asks for; null, or an empty text, is any.
 *
 * @param stalled true for stalled deals only
 * @param q words in the title, the customer's name or the number
 */
record DealFilter(
        @Nullable String stage,
        @Nullable String status,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String source,
        @Nullable String region,
        @Nullable Boolean stalled,
        @Nullable String q) {

    DealFilter {
        stage = given(stage);
        status = given(status);
        owner = given(owner);
        team = given(team);
        source = given(source);
        region = given(region);
        q = given(q);
    }

    public boolean isStalled() {
        return Boolean.TRUE.equals(stalled);
    }

    /** Whether anything narrows the list besides the status. */
    public boolean isNarrow() {
        return stage != null || isNarrowOnBoard() || source != null || region != null;
    }

    public boolean isNarrowOnBoard() {
        return owner != null || team != null || q != null || isStalled();
    }

    /** Conditions on the deal {@code d} and its account {@code a}; their values are added to {@code params}. */
    List<String> conditions(Map<String, Object> params) {
        List<String> all = new ArrayList<>();
        equal(all, params, "stage", stage);
        equal(all, params, "status", status);
        equal(all, params, "owner", owner);
        equal(all, params, "team", team);
        equal(all, params, "source", source);
        equal(all, params, "region", region);
        if (isStalled()) {
            all.add("d.stalled_since is not null");
        }
        if (q != null) {
            all.add("(lower(d.title) like :q or lower(a.name) like :q or lower(d.number) like :q)");
            params.put("q", Like.anywhere(q));
        }
        return all;
    }

    private static void equal(List<String> all, Map<String, Object> params, String column, @Nullable String value) {
        if (value != null) {
            all.add("d." + column + " = :" + column);
            params.put(column, value);
        }
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
