package io.dealtrail.proposal;

import io.dealtrail.customer.AccountDeals.AccountDeal;
import io.dealtrail.customer.AccountPart;
import io.dealtrail.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer bought: the lines of the accepted proposals of won deals, by deal. */
@Component
class Bought implements AccountPart {

    /** A product of a won deal. */
    record Product(String deal, String product, BigDecimal quantity, Money net) {}

    private final JdbcClient jdbc;

    Bought(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public Map<String, List<Product>> of(List<AccountDeal> deals) {
        List<String> won = deals.stream()
                .filter(d -> d.status().equals("WON"))
                .map(AccountDeal::number)
                .toList();
        return won.isEmpty() ? Map.of() : lines(won).stream().collect(Collectors.groupingBy(Product::deal));
    }

    private List<Product> lines(List<String> won) {
        return jdbc.sql("""
                select l.deal, l.product_name, l.quantity, l.net, p.currency
                from proposal p join proposal_line l on l.deal = p.deal and l.version = p.version
                where p.deal in (:won) and p.state = 'ACCEPTED' order by l.deal, l.line_no""")
                .param("won", won)
                .query((row, n) -> new Product(
                        row.getString("deal"),
                        row.getString("product_name"),
                        Figures.plain(row.getBigDecimal("quantity")),
                        Money.of(row.getBigDecimal("net"), row.getString("currency"))))
                .list();
    }
}
