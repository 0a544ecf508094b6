package io.dealtrail.aftersales;

import io.dealtrail.document.Document;
import io.dealtrail.document.Documents;
import io.dealtrail.document.Pdfs;
import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The hand-over sheet on paper. Handed out, it is kept as it was; unchanged, it is the same paper again. */
@Component
class HandOverPapers {

    private static final String KIND = "handover";
    private static final int KEY = 32;

    private final HandOverSheets sheets;
    private final Documents documents;
    private final Pdfs pdfs;
    private final People people;
    private final Actors actors;

    HandOverPapers(HandOverSheets sheets, Documents documents, Pdfs pdfs, People people, Actors actors) {
        this.sheets = sheets;
        this.documents = documents;
        this.pdfs = pdfs;
        this.people = people;
        this.actors = actors;
    }

    /** What page and paper show. */
    Map<String, Object> values(String deal) {
        HandOverSheets.Sheet sheet = sheets.of(deal);
        Map<String, Object> values = new HashMap<>();
        values.put("sheet", sheet);
        values.put("deal", sheet.deal());
        String owner = sheet.deal().owner();
        values.put("seller", owner == null ? "" : people.names(List.of(owner)).getOrDefault(owner, owner));
        return values;
    }

    ResponseEntity<byte[]> answer(String deal, Locale language) {
        String name = "handover-" + deal + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(paper(deal, language, name));
    }

    private byte[] paper(String deal, Locale language, String name) {
        String content = sheets.of(deal) + language.getLanguage();
        String key = Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, KEY);
        Optional<Document> kept = documents.find(deal, KIND, key);
        if (kept.isPresent()) {
            return documents.content(kept.get());
        }
        byte[] paper = pdfs.render("aftersales/handover-pdf", language, values(deal));
        if (actors.person().works()) {
            documents.keep(deal, KIND, key, name, paper);
        }
        return paper;
    }
}
