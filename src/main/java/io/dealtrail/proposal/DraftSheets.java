package io.dealtrail.proposal;

import io.dealtrail.catalog.Offer;
import io.dealtrail.people.Actors;
import io.dealtrail.proposal.DraftSheet.Notice;
import io.dealtrail.proposal.DraftSheet.Row;
import io.dealtrail.proposal.DraftSheet.Totals;
import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reckons what was entered and puts it into the reader's words. Floors and margins are told to who may see them. */
@Component
class DraftSheets {

    private static final List<String> FIELDS = List.of("product", "quantity", "unitPrice", "discountPercent");

    private final Drafting drafting;
    private final DraftReader reader;
    private final Approvals approvals;
    private final Actors actors;
    private final Show show;
    private final Wording wording;

    DraftSheets(Drafting drafting, DraftReader reader, Approvals approvals, Actors actors, Show show, Wording wording) {
        this.drafting = drafting;
        this.reader = reader;
        this.approvals = approvals;
        this.actors = actors;
        this.show = show;
        this.wording = wording;
    }

    DraftSheet of(String deal, DraftEntry entry, Locale locale) {
        Map<String, Offer> offers = reader.offers(
                entry.lines().stream().map(DraftEntry.Line::product).toList(), entry.currency());
        try {
            Proposal reckoned = drafting.reckon(deal, entry.request(locale));
            return new DraftSheet(
                    rows(entry, offers, reckoned.lines(), Map.of()),
                    totals(reckoned.figures()),
                    notices(reckoned),
                    Map.of(),
                    null);
        } catch (Refused refused) {
            Map<String, String> faults =
                    wording.byField(refused, labels(entry.lines().size()));
            return new DraftSheet(
                    rows(entry, offers, List.of(), faults),
                    null,
                    List.of(),
                    faults.entrySet().stream()
                            .filter(fault -> !fault.getKey().startsWith("lines["))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                    faults.isEmpty() ? wording.of(refused) : null);
        }
    }

    private List<Row> rows(
            DraftEntry entry, Map<String, Offer> offers, List<ProposalLine> lines, Map<String, String> faults) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < entry.lines().size(); i++) {
            DraftEntry.Line entered = entry.lines().get(i);
            ProposalLine line = i < lines.size() ? lines.get(i) : null;
            rows.add(row(i, entered, offers.get(entered.product()), line, faults));
        }
        return rows;
    }

    private Row row(
            int i,
            DraftEntry.Line entered,
            @Nullable Offer offer,
            @Nullable ProposalLine line,
            Map<String, String> faults) {
        Map<String, String> own = new HashMap<>();
        for (String field : FIELDS) {
            String fault = faults.get("lines[" + i + "]." + field);
            if (fault != null) {
                own.put(field, fault);
            }
        }
        return new Row(
                entered,
                offer == null ? entered.product() : offer.name(),
                offer == null ? null : offer.contents(),
                offer == null ? "" : show.exact(offer.listPrice()),
                offer == null || offer.floorPrice() == null || !actors.seesMargins()
                        ? null
                        : show.exact(offer.floorPrice()),
                line == null ? "" : show.exact(line.net()),
                line != null && line.isBelowFloor(),
                own);
    }

    private Totals totals(Figures figures) {
        boolean inside = actors.seesMargins();
        Money discount = figures.listTotal().minus(figures.net());
        return new Totals(
                show.exact(figures.listTotal()),
                show.exact(discount),
                percent(figures.discountPercent()),
                show.exact(figures.net()),
                show.exact(figures.tax()),
                percent(figures.taxPercent()),
                show.exact(figures.gross()),
                inside ? show.exact(figures.floorTotal()) : null,
                inside ? percent(figures.marginPercent()) : null);
    }

    private List<Notice> notices(Proposal reckoned) {
        List<Notice> notices = new ArrayList<>();
        if (reckoned.lines().isEmpty()) {
            return notices;
        }
        if (reckoned.figures().isBelowFloor()) {
            notices.add(new Notice(true, wording.text("draft.belowFloor")));
        }
        List<String> approvers = approvals.missing(reckoned);
        if (!approvers.isEmpty()) {
            String groups = approvers.stream()
                    .map(group -> show.word("group." + group, group))
                    .collect(Collectors.joining(wording.text("draft.then")));
            notices.add(new Notice(true, wording.text("draft.needsApproval", groups)));
        } else {
            notices.add(new Notice(false, wording.text("draft.needsNobody")));
        }
        return notices;
    }

    private Map<String, String> labels(int lines) {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < lines; i++) {
            for (String field : FIELDS) {
                labels.put("lines[" + i + "]." + field, wording.text("draft.field." + field));
            }
        }
        for (String field : List.of("validUntil", "paymentDays", "note", "currency")) {
            labels.put(field, wording.text("draft.field." + field));
        }
        return labels;
    }

    private String percent(BigDecimal percent) {
        return show.number(Figures.plain(percent)) + "%";
    }
}
