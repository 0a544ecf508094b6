package io.dealtrail.customer;

import io.dealtrail.customer.MergeDesk.Preview;
import io.dealtrail.customer.MergeLog.Merge;
import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Show;
import io.dealtrail.web.Wording;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what a merge would do, does it, and takes it back. */
@Controller
class MergePage {

    private final MergeDesk desk;
    private final AccountList list;
    private final Actors actors;
    private final Wording wording;
    private final Show show;

    MergePage(MergeDesk desk, AccountList list, Actors actors, Wording wording, Show show) {
        this.desk = desk;
        this.list = list;
        this.actors = actors;
        this.wording = wording;
        this.show = show;
    }

    /**
     * @param id the customer that stays, {@code from} the one that goes into it
     * @param name of the one that goes into it, when it was typed instead of suggested
     */
    @GetMapping("/customers/{id}/merge")
    String preview(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String name,
            Model model,
            RedirectAttributes said) {
        requireMerging();
        Account kept = list.require(actors.person(), id);
        if (from != null) {
            return preview(kept, from, model);
        }
        List<Account> named = name == null || name.isBlank()
                ? List.of()
                : list.named(actors.person(), name).stream()
                        .filter(a -> !a.id().equals(id))
                        .toList();
        if (named.size() == 1) {
            return preview(kept, named.get(0).id(), model);
        }
        String code = named.isEmpty() ? "customer.noParent" : "merge.manyNamed";
        Said.refused(wording.text(code, name == null ? "" : name), said);
        return "redirect:/customers/{id}";
    }

    private String preview(Account into, String from, Model model) {
        String id = into.id();
        Preview preview = desk.preview(from, id, null);
        if (into.mergedInto() != null || preview.folded().mergedInto() != null || from.equals(id)) {
            return "redirect:/customers/" + id;
        }
        Map<String, String> parents = new HashMap<>();
        Stream.of(preview.kept().parent(), preview.folded().parent())
                .filter(Objects::nonNull)
                .forEach(parent -> list.find(actors.person(), parent).ifPresent(a -> parents.put(parent, a.name())));
        model.addAttribute("preview", preview);
        model.addAttribute("parents", parents);
        return "customer/merge";
    }

    @PostMapping("/customers/{id}/merge")
    String merge(@PathVariable String id, @RequestParam Map<String, String> form, RedirectAttributes said) {
        requireMerging();
        String from = form.getOrDefault("from", "");
        Set<String> taken = new HashSet<>();
        MergeField.NAMES.stream()
                .filter(field -> "from".equals(form.get("field." + field)))
                .forEach(taken::add);
        try {
            // Fields that were not shown, because only one side says something, are filled.
            desk.preview(from, id, null).fields().stream()
                    .filter(f -> f.takesFolded() && !form.containsKey("field." + f.name()))
                    .forEach(f -> taken.add(f.name()));
            Merge merge = desk.merge(from, id, taken);
            Said.done("merge.doneNow", merge.foldedName(), merge.keptName())
                    .undo("/customers/merges/" + merge.id() + "/undo")
                    .on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return "redirect:/customers/{id}";
    }

    @PostMapping("/customers/merges/{merge}/undo")
    String undo(@PathVariable String merge, RedirectAttributes said) {
        requireMerging();
        Merge found = desk.require(merge);
        try {
            List<MergeUndo.Left> left = desk.undo(merge);
            if (left.isEmpty()) {
                Said.done("merge.undoneNow", found.foldedName())
                        .link("/customers/" + found.folded(), "merge.toFolded")
                        .on(said);
            } else {
                String what = left.stream().map(this::words).collect(Collectors.joining("; "));
                Said.done("merge.undonePartly", found.foldedName(), what)
                        .link("/customers/" + found.folded(), "merge.toFolded")
                        .on(said);
            }
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return "redirect:/customers/" + found.kept();
    }

    private String words(MergeUndo.Left left) {
        String items = left.items().stream()
                .map(item -> show.word("customer.field." + item, item))
                .collect(Collectors.joining(", "));
        return wording.text("merge.left." + left.kind(), left.count(), items);
    }

    private void requireMerging() {
        actors.requireAny(Role.REP, Role.MANAGER, Role.DIRECTOR);
    }
}
