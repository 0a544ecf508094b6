package io.dealtrail.aftersales;

import io.dealtrail.attachment.ReceivedFiles;
import io.dealtrail.link.Link;
import io.dealtrail.link.LinkPage;
import io.dealtrail.shared.NotFound;
import io.dealtrail.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The customer's page of our service: their cases, what was said, and a new one. */
@Component
@Transactional
class CaseLink implements LinkPage {

    static final String PURPOSE = "case";

    /** A case as the customer reads it. */
    record Theirs(ServiceCase it, List<CaseMessage> messages, boolean mayAnswer, boolean isFirst) {}

    private static final int MOST_FILES = 5;

    private final CaseRepository cases;
    private final CaseTalk talk;
    private final ReceivedFiles files;

    CaseLink(CaseRepository cases, CaseTalk talk, ReceivedFiles files) {
        this.cases = cases;
        this.talk = talk;
        this.files = files;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public String show(Link link, Model model) {
        List<ServiceCase> all = new ArrayList<>(cases.of(link.deal()));
        // What the mail was about comes first, then what waits for the customer, then the newest.
        all.sort(Comparator.comparing((ServiceCase c) -> !c.number().equals(link.subject()))
                .thenComparing(c -> !c.waits())
                .thenComparing(c -> !c.runs())
                .thenComparing(ServiceCase::openedAt, Comparator.reverseOrder()));
        List<Theirs> theirs = new ArrayList<>();
        for (ServiceCase c : all.stream().limit(50).toList()) {
            List<CaseMessage> said = cases.messages(c.number()).stream()
                    .filter(message -> !message.isInternal())
                    .toList();
            theirs.add(new Theirs(c, said, c.runs() || talk.mayReopen(c), theirs.isEmpty()));
        }
        model.addAttribute("cases", theirs);
        return "aftersales/case-link";
    }

    @Override
    public String answer(Link link, Map<String, String> form, HttpServletRequest request, Model model) {
        List<MultipartFile> sent = files(request);
        String number = form.getOrDefault("case", "");
        if (number.isEmpty()) {
            talk.open(
                    link.deal(),
                    NewCase.of(form.get("title"), form.get("text"), form.get("priority"), "link", link.name()));
        } else {
            ServiceCase theirs = cases.find(number)
                    .filter(c -> c.deal().equals(link.deal()))
                    .orElseThrow(() -> new NotFound("link", ""));
            talk.hear(theirs.number(), form.get("text"));
        }
        sent.forEach(file -> keep(link, file));
        return "";
    }

    /** Checked before anything is written: the customer is told of a file that cannot be taken. */
    private List<MultipartFile> files(HttpServletRequest request) {
        if (!(request instanceof MultipartHttpServletRequest form)) {
            return List.of();
        }
        List<MultipartFile> sent =
                form.getFiles("file").stream().filter(file -> !file.isEmpty()).toList();
        if (sent.size() > MOST_FILES) {
            throw Refused.invalid("caseLink.manyFiles", MOST_FILES);
        }
        for (MultipartFile file : sent) {
            if (!files.isTaken(name(file), content(file))) {
                throw Refused.invalid("caseLink.file", name(file));
            }
        }
        return sent;
    }

    private void keep(Link link, MultipartFile file) {
        files.keep(link.deal(), name(file), content(file), link.email() == null ? "customer" : link.email());
    }

    private static String name(MultipartFile file) {
        return file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
