package io.dealtrail.aftersales;

import io.dealtrail.deal.DealVisibility;
import io.dealtrail.document.Document;
import io.dealtrail.document.Documents;
import io.dealtrail.document.Pdfs;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The hand-over sheet: to read, to add to, and on paper. */
@Controller
class HandOverPage {

    private static final String KIND = "handover";

    record Addition(
            @Nullable String promised,
            @Nullable String openPoints,
            @Nullable Long version) {}

    private final HandOverSheets sheets;
    private final CaseDesk desk;
    private final DealVisibility visibility;
    private final Documents documents;
    private final Pdfs pdfs;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    HandOverPage(
            HandOverSheets sheets,
            CaseDesk desk,
            DealVisibility visibility,
            Documents documents,
            Pdfs pdfs,
            People people,
            Actors actors,
            Wording wording) {
        this.sheets = sheets;
        this.desk = desk;
        this.visibility = visibility;
        this.documents = documents;
        this.pdfs = pdfs;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping("/deals/{deal}/handover")
    String sheet(@PathVariable String deal, Model model) {
        visibility.requireVisible(deal);
        model.addAllAttributes(values(deal));
        model.addAttribute("mayWrite", actors.person().works() && desk.serves(deal));
        return "aftersales/handover";
    }

    @PostMapping("/deals/{deal}/handover")
    String write(
            @PathVariable String deal,
            @RequestParam(required = false) @Nullable String promised,
            @RequestParam(required = false) @Nullable String openPoints,
            @RequestParam Long version,
            Model model,
            RedirectAttributes said) {
        actors.requireWorker();
        desk.requireServes(deal);
        HandOverSheets.Added before = sheets.of(deal).added();
        try {
            HandOverSheets.Added now = sheets.write(deal, promised, openPoints, version);
            Said.done("handOver.said")
                    .undo(
                            "/deals/" + deal + "/handover",
                            Map.of(
                                    "promised", text(before.promised()),
                                    "openPoints", text(before.openPoints()),
                                    "version", String.valueOf(now.version())))
                    .on(said);
            return "redirect:/deals/{deal}/handover";
        } catch (Refused refused) {
            // What was typed stays; the newest version is the base of the next attempt.
            sheet(deal, model);
            model.addAttribute("typed", new Addition(promised, openPoints, null));
            model.addAttribute("problem", wording.of(refused));
            return "aftersales/handover";
        }
    }

    /** Handed out, it is kept as it was; unchanged, it is the same paper again. */
    @GetMapping({"/deals/{deal}/handover.pdf", "/api/deals/{deal}/handover.pdf"})
    ResponseEntity<byte[]> pdf(@PathVariable String deal, Locale language) {
        visibility.requireVisible(deal);
        HandOverSheets.Sheet sheet = sheets.of(deal);
        String content = String.valueOf(sheet) + language.getLanguage();
        String key = Documents.sha256(content.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
        Optional<Document> kept = documents.find(deal, KIND, key);
        byte[] paper;
        if (kept.isPresent()) {
            paper = documents.content(kept.get());
        } else {
            paper = pdfs.render("aftersales/handover-pdf", language, values(deal));
            if (actors.person().works()) {
                documents.keep(deal, KIND, key, "handover-" + deal + ".pdf", paper);
            }
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("handover-" + deal + ".pdf")
                                .build()
                                .toString())
                .body(paper);
    }

    @GetMapping("/api/deals/{deal}/handover")
    @ResponseBody
    HandOverSheets.Sheet api(@PathVariable String deal) {
        visibility.requireVisible(deal);
        return sheets.of(deal);
    }

    @PutMapping("/api/deals/{deal}/handover")
    @ResponseBody
    HandOverSheets.Added change(@PathVariable String deal, @RequestBody Addition body) {
        actors.requireWorker();
        desk.requireServes(deal);
        return sheets.write(deal, body.promised(), body.openPoints(), body.version());
    }

    private Map<String, Object> values(String deal) {
        HandOverSheets.Sheet sheet = sheets.of(deal);
        Map<String, Object> values = new HashMap<>();
        values.put("sheet", sheet);
        values.put("deal", sheet.deal());
        String owner = sheet.deal().owner();
        values.put("seller", owner == null ? "" : people.names(List.of(owner)).getOrDefault(owner, owner));
        return values;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
