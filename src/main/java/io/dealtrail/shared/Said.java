package io.dealtrail.shared;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What an action came to, told to the person: what happened, where to look, how to take it back. It stands on top of the next page
 * ({@code Said.done("task.snoozed", name).undo("/tasks/7/wake").on(redirectAttributes)}), or is swapped in beside a part of a page
 * when the answer also renders {@code layout :: said}.
 *
 * @param text key of the message
 * @param args its values, written as text
 * @param link address of what came of it, with {@code linkText} as the key of its words
 * @param undo address that takes it back by POST with {@code undoWith}
 */
public record Said(
        String text,
        List<String> args,
        @Nullable String link,
        @Nullable String linkText,
        @Nullable String undo,
        Map<String, String> undoWith)
        implements Serializable {

    private static final String NAME = "said";

    public static Said done(String text, Object... args) {
        return new Said(text, Arrays.stream(args).map(String::valueOf).toList(), null, null, null, Map.of());
    }

    public Said link(String address, String words) {
        return new Said(text, args, address, words, undo, undoWith);
    }

    public Said undo(String address) {
        return undo(address, Map.of());
    }

    public Said undo(String address, Map<String, String> with) {
        return new Said(text, args, link, linkText, address, Map.copyOf(with));
    }

    /** Tells it on the page that the redirect leads to. */
    public void on(RedirectAttributes next) {
        next.addFlashAttribute(NAME, this);
    }

    /** Tells it in this answer, which renders {@code layout :: said} too. */
    public void on(Model answer) {
        answer.addAttribute(NAME, this);
    }

    /** Tells what was refused on the page that the redirect leads to. */
    public static void refused(String why, RedirectAttributes next) {
        next.addFlashAttribute("problem", why);
    }
}
