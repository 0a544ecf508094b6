package io.dealtrail.notification;

import io.dealtrail.document.Companies;
import io.dealtrail.document.Company;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes letters in the reader's language: with looks, and as plain text made of the same words. */
@Component
class Letters {

    /** A letter as it goes out. */
    record Written(String subject, String html, String text) {}

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final Companies companies;

    Letters(ITemplateEngine templates, MessageSource messages, Companies companies) {
        this.templates = templates;
        this.messages = messages;
        this.companies = companies;
    }

    Written write(String template, Locale language, Map<String, Object> values) {
        Company company = companies.current();
        Object[] args = values.get("args") instanceof List<?> list ? list.toArray() : new Object[0];
        String subject = messages.getMessage("mail." + template + ".subject", args, language);
        Map<String, Object> all = new HashMap<>(values);
        all.put("company", company);
        all.put("subject", subject);
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocaleContext(
                new SimpleTimeZoneAwareLocaleContext(language, TimeZone.getTimeZone(company.zone())));
        try {
            String html = templates.process("mail/" + template, new Context(language, all));
            return new Written(subject, html, text(html));
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    /** The words of a page: a line for each block, and addresses after what they are called. */
    static String text(String html) {
        Document page = Jsoup.parse(html);
        page.select("head, style, img").remove();
        for (Element link : page.select("a[href]")) {
            String address = link.attr("href").replaceFirst("^mailto:", "");
            if (!link.text().equals(address)) {
                link.appendText(link.text().isEmpty() ? address : ": " + address);
            }
        }
        page.select("br").after("\\n");
        page.select("p, h1, h2, h3, tr, li, div").append("\\n");
        page.select("td + td, th + td").prepend(" ");
        return page.body()
                .wholeText()
                .replace("\\n", "\n")
                .replaceAll("[ \\t\\u00a0]*\\n[ \\t\\u00a0]*", "\n")
                .replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
