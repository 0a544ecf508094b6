package io.dealtrail.document;

import io.dealtrail.people.Actors;
import io.dealtrail.people.Role;
import io.dealtrail.shared.Refused;
import io.dealtrail.shared.Said;
import io.dealtrail.web.Wording;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who we are on papers and customers' pages: for managers and admins. */
@Controller
@RequestMapping("/company")
class CompanyPage {

    private static final String BACK = "redirect:/company";

    private final Companies companies;
    private final Pdfs pdfs;
    private final Actors actors;
    private final Wording wording;

    CompanyPage(Companies companies, Pdfs pdfs, Actors actors, Wording wording) {
        this.companies = companies;
        this.pdfs = pdfs;
        this.actors = actors;
        this.wording = wording;
    }

    @ModelAttribute
    void onlyThoseWhoMay() {
        actors.requireAny(Role.MANAGER, Role.DIRECTOR, Role.ADMIN);
    }

    @GetMapping
    String page(Model model) {
        return show(companies.current(), Map.of(), model);
    }

    @PostMapping
    String change(CompanyForm form, Model model, RedirectAttributes next) {
        try {
            long seen = form.version() == null ? 0 : form.version();
            companies.change(form.checked(seen));
        } catch (Refused refused) {
            Map<String, String> faults = wording.byField(refused, Map.of());
            if (faults.isEmpty()) {
                model.addAttribute("problem", wording.of(refused));
            }
            return show(form, faults, model);
        }
        Said.done("company.saved").link("/company/sample.pdf", "company.sample").on(next);
        return BACK;
    }

    @PostMapping("/logo")
    String logo(@RequestParam MultipartFile logo, RedirectAttributes next) throws IOException {
        try {
            companies.changeLogo(Logos.read(logo.getBytes()));
            Said.done("company.logoSaved").undo("/company/logo/remove").on(next);
        } catch (Refused refused) {
            Said.refused(wording.of(refused), next);
        }
        return BACK;
    }

    @PostMapping("/logo/remove")
    String removeLogo(RedirectAttributes next) {
        companies.changeLogo(null);
        Said.done("company.logoRemoved").on(next);
        return BACK;
    }

    /** A page of our paper, to look at. */
    @GetMapping("/sample.pdf")
    ResponseEntity<byte[]> sample(Locale language) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(pdfs.render("document/sample", language, Map.of()));
    }

    private String show(Object company, Map<String, String> faults, Model model) {
        model.addAttribute("company", company);
        model.addAttribute("logo", companies.current().logoAddress());
        model.addAttribute("faults", faults);
        model.addAttribute(
                "zones",
                Stream.concat(
                                Stream.of("UTC"),
                                ZoneId.getAvailableZoneIds().stream()
                                        .filter(z -> z.contains("/") && !z.matches("(Etc|SystemV)/.*"))
                                        .sorted())
                        .toList());
        return "document/company";
    }
}
