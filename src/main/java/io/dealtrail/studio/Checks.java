package io.dealtrail.studio;

import io.dealtrail.engine.Gate;
import io.dealtrail.engine.ModelRefused;
import io.dealtrail.engine.Models;
import io.dealtrail.shared.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether drafts may go on as they are. */
@Component
class Checks {

    private final ObjectProvider<Gate> gates;
    private final Models models;

    Checks(ObjectProvider<Gate> gates, Models models) {
        this.gates = gates;
        this.models = models;
    }

    /** @throws Refused {@code draft.outdated} (409), {@code draft.refused} (422) with what is wrong in {@code problems} */
    void require(List<Draft> drafts) {
        drafts.forEach(this::requireCurrent);
        try {
            Map<String, byte[]> files = files(drafts);
            gates.forEach(gate -> gate.admit(files));
        } catch (ModelRefused refused) {
            throw refused(refused);
        }
    }

    /** What keeps drafts from being published, in words; nothing when all is well. */
    List<String> problems(List<Draft> drafts) {
        try {
            Map<String, byte[]> files = files(drafts);
            gates.forEach(gate -> gate.admit(files));
            return List.of();
        } catch (ModelRefused refused) {
            return refused.reasons();
        }
    }

    void requireCurrent(Draft draft) {
        Integer current = models.find(draft.model()).map(Models.Model::version).orElse(null);
        if (!Objects.equals(current, draft.basedOn())) {
            throw Refused.conflict(
                            "draft.outdated",
                            draft.title(),
                            draft.basedOn() == null ? 0 : draft.basedOn(),
                            current == null ? 0 : current)
                    .with("basedOn", draft.basedOn())
                    .with("current", current);
        }
    }

    static Refused refused(ModelRefused refused) {
        return Refused.invalid("draft.refused", String.join(" ", refused.reasons()))
                .with("model", refused.model())
                .with("problems", refused.reasons());
    }

    static Map<String, byte[]> files(List<Draft> drafts) {
        Map<String, byte[]> files = new TreeMap<>();
        drafts.forEach(draft -> files.put(draft.model(), draft.xml()));
        return files;
    }
}
