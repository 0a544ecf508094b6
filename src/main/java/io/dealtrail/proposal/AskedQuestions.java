package io.dealtrail.proposal;

import io.dealtrail.people.Actors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The questions that a person was asked, and asked: the open ones first. */
@Component
@Transactional(readOnly = true)
class AskedQuestions {

    private static final int SHOWN = 100;

    /** @param toMe whether the reader is asked */
    record Asked(
            Question question,
            String askedBy,
            String whom,
            String title,
            @Nullable String customer,
            boolean toMe) {}

    private final JdbcClient jdbc;
    private final Actors actors;

    AskedQuestions(JdbcClient jdbc, Actors actors) {
        this.jdbc = jdbc;
        this.actors = actors;
    }

    List<Asked> all() {
        String me = actors.person().username();
        return jdbc.sql("""
                select q.*, d.title, c.name as customer, b.name as asker, w.name as whom_name
                from approval_question q join deal d on d.number = q.deal left join account c on c.id = d.account
                join person b on b.username = q.asked_by join person w on w.username = q.asked_whom
                where q.asked_whom = :me or q.asked_by = :me
                order by case when q.answered_at is null and q.asked_whom = :me then 0 else 1 end, q.asked_at desc, q.id
                limit :shown""")
                .param("me", me)
                .param("shown", SHOWN)
                .query((rs, row) -> new Asked(
                        Questions.question(rs),
                        rs.getString("asker"),
                        rs.getString("whom_name"),
                        rs.getString("title"),
                        rs.getString("customer"),
                        me.equals(rs.getString("asked_whom"))))
                .list();
    }

    /** How many wait for the reader's answer. */
    long unanswered() {
        return jdbc.sql("select count(*) from approval_question where asked_whom = :me and answered_at is null")
                .param("me", actors.person().username())
                .query(Long.class)
                .single();
    }
}
