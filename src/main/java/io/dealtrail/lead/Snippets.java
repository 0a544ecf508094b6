package io.dealtrail.lead;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What somebody copies into a site to have the form there. */
@Component
class Snippets {

    private static final Map<String, String> TYPES = Map.of("email", "email", "phone", "tel");

    private final MessageSource messages;

    Snippets(MessageSource messages) {
        this.messages = messages;
    }

    String frame(WebForm form, String address) {
        return "<iframe src=\"" + address + "\" title=\"" + HtmlUtils.htmlEscape(form.name())
                + "\" width=\"100%\" height=\"640\" style=\"border:0\" loading=\"lazy\"></iframe>";
    }

    /** A form without script or style of ours, for sites that want their own look. */
    String form(WebForm form, String address) {
        String fields = form.fields().stream().map(field -> field(field, form)).collect(Collectors.joining());
        return "<form action=\"" + address + "\" method=\"post\">\n" + fields
                + "  <div style=\"position:absolute;left:-9999px\" aria-hidden=\"true\">"
                + "<input name=\"" + Visitors.TRAP + "\" tabindex=\"-1\" autocomplete=\"off\"></div>\n"
                + "  <button type=\"submit\">" + word(form, "webForm.send") + "</button>\n</form>";
    }

    private String field(String field, WebForm form) {
        boolean only = !(form.asks("email") && form.asks("phone"));
        String required = TYPES.containsKey(field) && only ? " required" : "";
        String input = field.equals("message")
                ? "<textarea name=\"message\" rows=\"4\"></textarea>"
                : "<input name=\"" + field + "\" type=\"" + TYPES.getOrDefault(field, "text") + "\"" + required + ">";
        return "  <p><label>" + word(form, "webForm.field." + field) + "<br>" + input + "</label></p>\n";
    }

    private String word(WebForm form, String code) {
        Locale language =
                form.language() == null ? LocaleContextHolder.getLocale() : Locale.forLanguageTag(form.language());
        return HtmlUtils.htmlEscape(messages.getMessage(code, null, language), "UTF-8");
    }
}
