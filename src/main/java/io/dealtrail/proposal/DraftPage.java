package io.dealtrail.proposal;

import io.dealtrail.engine.FormField;
import io.dealtrail.engine.FormPage;
import java.util.List;
import org.springframework.stereotype.Component;

/** The page on which a proposal is drafted; it hands nothing to the process. */
@Component
class DraftPage implements FormPage {

    static final String KEY = "proposal/draft";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<FormField> fields() {
        return List.of();
    }
}
