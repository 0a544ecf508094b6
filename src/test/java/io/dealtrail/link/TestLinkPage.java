package io.dealtrail.link;

import io.dealtrail.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** A purpose of its own for tests. */
@Component
@Transactional
class TestLinkPage implements LinkPage {

    private final Links links;

    TestLinkPage(Links links) {
        this.links = links;
    }

    @Override
    public String purpose() {
        return "test";
    }

    @Override
    public String show(Link link, Model model) {
        return "test-link";
    }

    @Override
    public String answer(Link link, Map<String, String> form, HttpServletRequest request, Model model) {
        if (form.getOrDefault("name", "").isBlank()) {
            throw Refused.field("name", "field.required", "name");
        }
        links.answered(link, "agreed");
        return "";
    }

    @Override
    public Optional<LinkFile> file(Link link, String name) {
        return name.equals("a.txt")
                ? Optional.of(new LinkFile("ä.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }
}
