package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import io.dealtrail.studio.Comparisons.Comparison;
import io.dealtrail.web.Show;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two versions of a model side by side, with what differs marked and in words. */
@Controller
@RequestMapping("/studio/{key}/diff")
class DiffPage {

    /** What can be compared. */
    record Choice(String ref, String label) {}

    private final Comparisons comparisons;
    private final Models models;
    private final DraftLists drafts;
    private final Show show;

    DiffPage(Comparisons comparisons, Models models, DraftLists drafts, Show show) {
        this.comparisons = comparisons;
        this.models = models;
        this.drafts = drafts;
        this.show = show;
    }

    @GetMapping
    String page(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        Comparison comparison = comparisons.of(key, from, to);
        model.addAttribute("comparison", comparison);
        model.addAttribute("choices", choices(key));
        return "studio/diff";
    }

    // Read by the page's script alone: a browser that is led here keeps it as a file.
    @GetMapping("/file")
    ResponseEntity<byte[]> file(@PathVariable String key, @RequestParam String of) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment")
                .body(comparisons.side(key, of).xml());
    }

    private List<Choice> choices(String key) {
        List<Choice> choices = new ArrayList<>();
        drafts.of(key).stream()
                .filter(DraftRow::isOpen)
                .forEach(d -> choices.add(new Choice("draft:" + d.id(), show.text("diff.draft", d.title()))));
        models.versions(key)
                .forEach(m -> choices.add(new Choice(
                        String.valueOf(m.version()), show.text("diff.version", String.valueOf(m.version())))));
        return choices;
    }
}
