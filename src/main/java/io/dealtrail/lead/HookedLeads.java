package io.dealtrail.lead;

import io.dealtrail.lead.Leads.Captured;
import io.dealtrail.shared.Refused;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a lead from a hook, once: signature and lead are kept together or not at all. */
@Component
class HookedLeads {

    private final JdbcClient jdbc;
    private final Leads leads;
    private final Clock clock;

    HookedLeads(JdbcClient jdbc, Leads leads, Clock clock) {
        this.jdbc = jdbc;
        this.leads = leads;
        this.clock = clock;
    }

    /** @throws Refused {@code hook.replayed} (409) when the signature was used before */
    @Transactional
    Captured take(HookSignature signature, NewLead lead) {
        jdbc.sql("delete from lead_hook_seen where expires_at < :now")
                .param("now", OffsetDateTime.now(clock))
                .update();
        try {
            jdbc.sql("insert into lead_hook_seen (signature, expires_at) values (:signature, :expires)")
                    .param("signature", signature.value())
                    .param("expires", signature.expires().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("hook.replayed");
        }
        return leads.capture(lead);
    }
}
