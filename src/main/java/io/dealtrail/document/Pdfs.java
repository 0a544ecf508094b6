package io.dealtrail.document;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.logging.Level;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document.OutputSettings;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes papers: a Thymeleaf template in the reader's language becomes a PDF with its fonts inside. Nothing is fetched from
 * anywhere while it is written, whatever the texts contain.
 */
@Component
public class Pdfs {

    /** @param file below {@code fonts/} on the class path */
    private record Font(String family, int weight, String file) {}

    private static final List<Font> FONTS = List.of(
            new Font("Noto Sans", 400, "noto-sans/400Regular/NotoSans_400Regular.ttf"),
            new Font("Noto Sans", 700, "noto-sans/700Bold/NotoSans_700Bold.ttf"),
            new Font("Noto Sans SC", 400, "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
            new Font("Noto Sans SC", 700, "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
            new Font("Noto Sans Arabic", 400, "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf"),
            new Font("Noto Sans Hebrew", 400, "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf"),
            new Font("Noto Emoji", 400, "noto-emoji/400Regular/NotoEmoji_400Regular.ttf"));

    static {
        // Else each paper tells which fonts it loads.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final ITemplateEngine templates;
    private final Companies companies;
    private final String looks;

    Pdfs(ITemplateEngine templates, Companies companies) {
        this.templates = templates;
        this.companies = companies;
        this.looks = read("templates/document/print.css");
    }

    /**
     * Writes one paper.
     *
     * @param template such as {@code proposal/pdf}, built on {@code ~{document/frame :: page(title, main)}}
     * @param language of the reader, for texts, numbers and dates; times are the company's
     * @param values of the template, which gets {@code company} besides
     */
    public byte[] render(String template, Locale language, Map<String, Object> values) {
        Company company = companies.current();
        Map<String, Object> all = new HashMap<>(values);
        all.put("company", company);
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocaleContext(
                new SimpleTimeZoneAwareLocaleContext(language, TimeZone.getTimeZone(company.zone())));
        try {
            return print(templates.process(template, new Context(language, all)));
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    /** Both papers in one, the second's pages after the first's. */
    public byte[] join(byte[] first, byte[] second) {
        try (PDDocument one = Loader.loadPDF(first);
                PDDocument other = Loader.loadPDF(second);
                ByteArrayOutputStream joined = new ByteArrayOutputStream()) {
            new PDFMergerUtility().appendDocument(one, other);
            one.save(joined);
            return joined.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] print(String html) {
        org.jsoup.nodes.Document page = Jsoup.parse(html);
        page.outputSettings().syntax(OutputSettings.Syntax.xml);
        page.head().appendElement("style").appendChild(new DataNode(looks));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.useUriResolver((base, address) -> address.startsWith("data:") ? address : null);
            builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
            builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
            builder.defaultTextDirection(TextDirection.LTR);
            for (Font font : FONTS) {
                builder.useFont(
                        () -> open(font.file()),
                        font.family(),
                        font.weight(),
                        com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle.NORMAL,
                        true);
            }
            builder.withProducer("Dealtrail");
            builder.withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(page), "");
            builder.toStream(pdf);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static java.io.InputStream open(String font) {
        try {
            return new ClassPathResource("fonts/" + font).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
