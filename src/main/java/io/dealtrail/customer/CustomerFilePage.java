package io.dealtrail.customer;

import io.dealtrail.customer.MergeLog.Merge;
import io.dealtrail.people.Actors;
import io.dealtrail.people.DealAccess;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Role;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Page;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The customer's file, and the communication record in it. */
@Controller
@RequestMapping("/customers/{id}")
class CustomerFilePage {

    private static final int SIZE = 15;

    private final CustomerFile file;
    private final AccountList list;
    private final SimilarAccounts similar;
    private final MergeLog merges;
    private final MergeDesk desk;
    private final Interactions interactions;
    private final AccountDeals deals;
    private final DealAccess access;
    private final People people;
    private final Actors actors;
    private final Wording wording;

    CustomerFilePage(
            CustomerFile file,
            AccountList list,
            SimilarAccounts similar,
            MergeLog merges,
            MergeDesk desk,
            Interactions interactions,
            AccountDeals deals,
            DealAccess access,
            People people,
            Actors actors,
            Wording wording) {
        this.file = file;
        this.list = list;
        this.similar = similar;
        this.merges = merges;
        this.desk = desk;
        this.interactions = interactions;
        this.deals = deals;
        this.access = access;
        this.people = people;
        this.actors = actors;
        this.wording = wording;
    }

    @GetMapping
    String customer(@PathVariable String id, Model model) {
        CustomerFile.File all = file.of(actors.person(), id);
        if (all.account().mergedInto() != null) {
            return "redirect:/customers/" + all.account().mergedInto();
        }
        model.addAttribute("file", all);
        model.addAttribute("roles", NewContact.ROLES);
        model.addAttribute("languages", NewContact.LANGUAGES);
        model.addAttribute("works", actors.person().works());
        return "customer/file";
    }

    /** What may be the same company, and what was merged into this one. */
    @GetMapping("/similar")
    String similar(@PathVariable String id, Model model) {
        Person me = actors.person();
        Account account = list.require(me, id);
        model.addAttribute("account", account);
        model.addAttribute("similar", me.works() ? similar.of(me, account) : List.of());
        List<Merge> standing = merges.standing(id);
        model.addAttribute("merges", standing);
        model.addAttribute(
                "undoable",
                standing.stream().filter(desk::mayUndo).map(Merge::id).toList());
        model.addAttribute("mayMerge", me.leads() || me.is(Role.REP));
        return "customer/similar :: similar";
    }

    @GetMapping("/record")
    String record(@PathVariable String id, @RequestParam(required = false) @Nullable String after, Model model) {
        Person me = actors.person();
        list.require(me, id);
        Page<Interaction> page = interactions.ofAccount(id, me, SIZE, after);
        model.addAttribute("id", id);
        model.addAttribute("page", page);
        model.addAttribute(
                "names", people.names(page.items().stream().map(Interaction::by).toList()));
        return "customer/record :: rows";
    }

    /** @param deal of the customer, or empty when it was about none */
    @PostMapping("/interactions")
    String log(
            @PathVariable String id,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String deal,
            RedirectAttributes said) {
        actors.requireWorker();
        list.require(actors.person(), id);
        NewInteraction wanted = new NewInteraction(kind, withOffset(at), null, text);
        try {
            Interaction recorded;
            if (deal.isEmpty()) {
                recorded = interactions.recordOn(id, wanted);
            } else {
                access.requireVisible(deal);
                if (deals.accountOf(deal).filter(id::equals).isEmpty()) {
                    throw new NotFound("deal", deal);
                }
                recorded = interactions.record(deal, wanted);
            }
            Said.done("customer.recordedNow")
                    .undo("/customers/" + id + "/interactions/" + recorded.id() + "/withdraw", Map.of("deal", deal))
                    .on(said);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), said);
        }
        return "redirect:/customers/{id}#record";
    }

    /** Takes back what the person just recorded. */
    @PostMapping("/interactions/{interaction}/withdraw")
    String withdraw(
            @PathVariable String id,
            @PathVariable String interaction,
            @RequestParam(defaultValue = "") String deal,
            RedirectAttributes said) {
        actors.requireWorker();
        list.require(actors.person(), id);
        if (deal.isEmpty()) {
            interactions.withdrawFrom(id, interaction);
        } else {
            access.requireVisible(deal);
            interactions.withdraw(deal, interaction);
        }
        Said.done("customer.withdrawnNow").on(said);
        return "redirect:/customers/{id}#record";
    }

    private static @Nullable String withOffset(@Nullable String local) {
        if (local == null || local.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(local)
                    .atZone(LocaleContextHolder.getTimeZone().toZoneId())
                    .toOffsetDateTime()
                    .toString();
        } catch (DateTimeException e) {
            return local;
        }
    }
}
