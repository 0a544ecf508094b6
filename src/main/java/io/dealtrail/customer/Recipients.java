package io.dealtrail.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom to write to in a deal, and in which language. */
@Component
@Transactional(readOnly = true)
public class Recipients {

    private static final Set<String> CHINESE =
            Set.of("cn", "china", "hong kong", "hk", "taiwan", "tw", "macao", "mo", "singapore", "中国", "中國");

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The contact with an e-mail address who decides or buys, else the first by name; nobody when none has an address. */
    public Optional<Recipient> of(String deal) {
        return jdbc.sql("""
                select c.id, c.name, c.email, c.language, a.country, a.region, p.language as owner_language
                from deal_contact l join contact c on c.id = l.contact join account a on a.id = c.account
                    join deal d on d.number = l.deal left join person p on p.username = d.owner
                where l.deal = :deal and c.email is not null
                order by case coalesce(l.role, c.role) when 'decisionMaker' then 0 when 'buyer' then 1 when 'champion' then 2 else 3 end,
                    c.name, c.id
                fetch first 1 rows only""").param("deal", deal).query(Recipients::map).optional();
    }

    private static Recipient map(ResultSet rs, int row) throws SQLException {
        return new Recipient(
                rs.getString("id"),
                rs.getString("name"),
                rs.getString("email"),
                language(
                        rs.getString("language"),
                        rs.getString("country"),
                        rs.getString("region"),
                        rs.getString("owner_language")));
    }

    /** The contact's own language, else that of the customer's country or region, else the one their contact here speaks. */
    private static Locale language(
            @Nullable String own, @Nullable String country, @Nullable String region, @Nullable String owner) {
        if (own != null) {
            return Locale.forLanguageTag(own);
        }
        String place = country != null ? country : region == null ? "" : region;
        if (place.isBlank()) {
            return owner == null ? Locale.ENGLISH : Locale.forLanguageTag(owner);
        }
        return CHINESE.contains(place.strip().toLowerCase(Locale.ROOT)) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
