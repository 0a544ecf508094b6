package io.dealtrail.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.ui.Model;

/** What stands behind the links of one purpose. Everything runs as the customer that the link was made for. */
public interface LinkPage {

    /** As in {@link Link#purpose}. */
    String purpose();

    /** @return the name of the view, built on {@code ~{link/frame :: page(title, main)}}; the model has {@code link} and {@code token} */
    String show(Link link, Model model);

    /**
     * The customer sends the page's form.
     *
     * @param form its fields
     * @return the name of the view, or {@code redirect:} with an address; an empty text leads back to the link
     */
    String answer(Link link, Map<String, String> form, HttpServletRequest request, Model model);

    /** @param name the last part of the address, such as {@code proposal.pdf} */
    default Optional<LinkFile> file(Link link, String name) {
        return Optional.empty();
    }
}
