package io.dealtrail.customer;

import io.dealtrail.shared.Money;
import io.dealtrail.web.Faults;
import org.jspecify.annotations.Nullable;

/** What is known of a company; only the name must be. Fields as in {@link Account}. */
public record NewAccount(
        @Nullable String name,
        @Nullable String region,
        @Nullable String country,
        @Nullable String industry,
        @Nullable String website,
        @Nullable Integer employees,
        @Nullable Money revenue,
        @Nullable String parent,
        @Nullable String externalKey) {

    public static NewAccount named(String name, @Nullable String region) {
        return new NewAccount(name, region, null, null, null, null, null, null, null);
    }

    /** Without spaces around and with what is wrong collected. */
    NewAccount checked(Faults faults) {
        if (revenue != null && revenue.isNegative()) {
            faults.add("revenue", "field.negative", "revenue");
        }
        return new NewAccount(
                faults.required("name", name, 200),
                faults.text("region", region, 64),
                faults.text("country", country, 100),
                faults.text("industry", industry, 120),
                faults.text("website", website, 500),
                faults.range("employees", employees, 0, Integer.MAX_VALUE),
                revenue,
                faults.text("parent", parent, 36),
                faults.text("externalKey", externalKey, 200));
    }
}
