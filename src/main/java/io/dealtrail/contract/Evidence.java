package io.dealtrail.contract;

import io.dealtrail.contract.Verdicts.Kind;
import io.dealtrail.document.Document;
import io.dealtrail.link.Link;
import io.dealtrail.link.Links;
import io.dealtrail.people.People;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What proves who signed what: the last page of a sealed contract. */
@Component
class Evidence {

    private final Signatures signatures;
    private final Verdicts verdicts;
    private final Links links;
    private final People people;

    Evidence(Signatures signatures, Verdicts verdicts, Links links, People people) {
        this.signatures = signatures;
        this.verdicts = verdicts;
        this.links = links;
        this.people = people;
    }

    /** @param given who of us said yes to this content, and when */
    public record Step(String kind, String person, Instant given) {}

    Map<String, Object> of(Contract contract, Document sent) {
        Map<String, Object> values = new HashMap<>();
        values.put("contract", contract);
        values.put("sent", sent);
        values.put("steps", steps(contract));
        signatures.of(contract).ifPresent(signature -> {
            values.put("signature", signature);
            String reporter = signature.reportedBy();
            if (reporter != null) {
                values.put("reporter", name(reporter));
            }
        });
        opened(contract).ifPresent(at -> values.put("opened", at));
        return values;
    }

    private List<Step> steps(Contract contract) {
        return List.of(Kind.CHECK, Kind.LEGAL, Kind.COUNTERSIGNATURE).stream()
                .flatMap(kind -> verdicts.yes(contract, kind).stream())
                .map(v -> new Step(v.kind(), name(v.person()), v.at()))
                .toList();
    }

    /** When the customer first opened a link to this content. */
    private Optional<Instant> opened(Contract contract) {
        return links.of(contract.deal()).stream()
                .filter(l ->
                        l.purpose().equals(SigningPage.PURPOSE) && l.subject().equals(contract.hash()))
                .map(Link::openedAt)
                .filter(java.util.Objects::nonNull)
                .min(Instant::compareTo);
    }

    private String name(@Nullable String person) {
        String id = String.valueOf(person).replaceFirst("^person:", "");
        return people.names(List.of(id)).getOrDefault(id, id);
    }
}
