package io.dealtrail.lead;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Other open deals of the same customer: of the same account (name and region, see {@link
 * io.dealtrail.customer.Customers#findOrCreate}), or with a contact of the same e-mail or phone. Each of the three ways has an
 * index; together they are one statement.
 */
@Component
class Duplicates {

    private static final int LISTED = 100;

    private static final String OTHERS = """
            select number from (
                select d.number from deal me join deal d on d.account = me.account
                where me.number = :number and d.status = 'OPEN'
                union
                select d.number from deal_contact mine join contact m on m.id = mine.contact join contact c on c.email = m.email
                    join deal_contact l on l.contact = c.id join deal d on d.number = l.deal
                where mine.deal = :number and d.status = 'OPEN'
                union
                select d.number from deal_contact mine join contact m on m.id = mine.contact join contact c on c.phone = m.phone
                    join deal_contact l on l.contact = c.id join deal d on d.number = l.deal
                where mine.deal = :number and d.status = 'OPEN'
            ) others
            where number <> :number and number not in (select k.other from lead_kept_apart k where k.deal = :number)
            """;

    private final JdbcClient jdbc;

    Duplicates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Deal numbers in ascending order, at most a hundred. */
    List<String> of(String number) {
        return jdbc.sql(OTHERS + " order by number limit " + LISTED)
                .param("number", number)
                .query(String.class)
                .list();
    }

    boolean isOne(String number, String other) {
        return !jdbc.sql(OTHERS + " and number = :other")
                .param("number", number)
                .param("other", other)
                .query(String.class)
                .list()
                .isEmpty();
    }

    /** Whether the deal went through a stage before: then it was judged already, here or where it was imported from. */
    boolean judgedBefore(String number) {
        return jdbc.sql("select count(*) from deal_stage_visit where deal = :number and left_at is not null")
                        .param("number", number)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Somebody looked at them and they are not the same: neither will be asked about the other again. */
    void keepApart(String number) {
        for (String other : of(number)) {
            apart(number, other);
            apart(other, number);
        }
    }

    private void apart(String deal, String other) {
        jdbc.sql("""
                insert into lead_kept_apart (deal, other)
                select cast(:deal as varchar(20)), cast(:other as varchar(20)) from deal me
                where me.number = :deal and not exists (
                    select 1 from lead_kept_apart k where k.deal = :deal and k.other = :other)""").param("deal", deal).param("other", other).update();
    }
}
