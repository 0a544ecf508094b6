package io.dealtrail.notification;

import io.dealtrail.document.Companies;
import io.dealtrail.document.Company;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
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
    private final LetterWordings wordings;
    private final Clock clock;

    Letters(
            ITemplateEngine templates,
            MessageSource messages,
            Companies companies,
            LetterWordings wordings,
            Clock clock) {
        this.templates = templates;
        this.messages = messages;
        this.companies = companies;
        this.wordings = wordings;
        this.clock = clock;
    }

    Written write(String template, Locale language, Map<String, Object> values, @Nullable String deal) {
        Company company = companies.current();
        Object[] args = values.get("args") instanceof List<?> list ? list.toArray() : new Object[0];
        String subject = messages.getMessage("mail." + template + ".subject", args, language);
        Map<String, Object> all = new HashMap<>(values);
        all.put("company", company);
        all.put("subject", subject);
        own(template, language, values, deal, company, all);
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocaleContext(
                new SimpleTimeZoneAwareLocaleContext(language, TimeZone.getTimeZone(company.zone())));
        try {
            String html = templates.process("mail/" + template, new Context(language, all));
            return new Written(subject, html, PlainText.of(html));
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    /** The company's own words, with their placeholders filled. */
    private void own(
            String template,
            Locale language,
            Map<String, Object> values,
            @Nullable String deal,
            Company company,
            Map<String, Object> into) {
        LetterWording words = wordings.current(template, language.getLanguage().equals("zh") ? "zh-CN" : "en");
        LocalDate today = LocalDate.now(clock.withZone(company.zone()));
        Map<String, String> fill = Map.of(
                "name", String.valueOf(values.getOrDefault("name", "")),
                "company", company.name(),
                "deal", deal == null ? "" : deal,
                "date",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(language)
                                .format(today));
        into.put("introduction", LetterWording.lines(words.introduction(), fill));
        into.put("closing", LetterWording.lines(words.closing(), fill));
    }
}
