package io.dealtrail.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.catalog.Catalog;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.SalesOffice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proposals on paper: the text is read back and compared with the API, on each database. */
abstract class PaperRules {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private SalesOffice office;
    private String deal;

    @BeforeEach
    void aDealAtTheProposalStage() {
        office = new SalesOffice(context);
        deal = office.openDeal("proposal");
        product("Compressor", "1234.56", "USD", "\"JPY\":\"185000\",\"KWD\":\"380.125\"");
        product("Pumpe für Öl & <Gas>", "99.99", "USD", "\"JPY\":\"15005\",\"KWD\":\"30.333\"");
        product("مضخة מים 😀", "10.01", "USD", "\"JPY\":\"1505\",\"KWD\":\"3.333\"");
        product("工业压缩机", "700.10", "USD", "\"JPY\":\"99999\",\"KWD\":\"211.111\"");
    }

    @AfterEach
    void theDealIsClosed() {
        jdbc.sql("update account set country = null where name = 'Acme Pumps'").update();
        office.close(deal);
    }

    @Test
    void aDraftSaysSoAndItsFiguresAreThoseOfTheApi() throws IOException {
        Answer draft = draft("USD");
        List<String> pages = pages(pdf(1), "proposal-en");
        String text = String.join("\n", pages);
        assertThat(text)
                .contains("DRAFT", "Proposal " + deal + "-1", "Acme Pumps", "Carl Buyer", "1 / 1")
                .contains("Pumpe für Öl & <Gas>", "工业压缩机", "Payable within 30 days");
        assertFigures(text, draft.body(), Locale.US);
    }

    @Test
    void aChineseCustomerReadsChinese() throws IOException {
        jdbc.sql("update account set country = 'China' where name = 'Acme Pumps'")
                .update();
        Answer draft = draft("USD");
        String text = String.join("\n", pages(pdf(1), "proposal-zh"));
        assertThat(text).contains("草稿", "报价单 " + deal + "-1", "工业压缩机", "单价", "付款");
        assertFigures(text, draft.body(), Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void yenHaveNoCentsAndDinarsThreeDigits() throws IOException {
        Answer yen = draft("JPY");
        assertThat(yen.text("/net/amount")).doesNotContain(".");
        assertFigures(String.join("\n", pages(pdf(1), "proposal-jpy")), yen.body(), Locale.US);
        Answer dinars = draft("KWD");
        assertThat(dinars.text("/net/amount")).matches("\\d+\\.\\d{3}");
        assertFigures(String.join("\n", pages(pdf(2), "proposal-kwd")), dinars.body(), Locale.US);
    }

    @Test
    void fiveHundredLinesFillPagesWithAHeadOnEach() throws IOException {
        List<String> lines = IntStream.range(0, 500)
                .mapToObj(i ->
                        "{\"product\":\"Compressor\",\"quantity\":%d,\"discountPercent\":\"3.3\"}".formatted(i + 1))
                .toList();
        Answer draft = office.as("rep")
                .post("/api/deals/" + deal + "/proposals", "{\"lines\":[" + String.join(",", lines) + "]}")
                .expect(201);
        List<String> pages = pages(pdf(1), "proposal-500");
        assertThat(pages).hasSizeGreaterThan(10);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains((i + 1) + " / " + pages.size());
        }
        assertThat(pages.subList(0, pages.size() - 2))
                .allSatisfy(page -> assertThat(page).contains("Unit price"));
        String last = pages.get(pages.size() - 2) + pages.get(pages.size() - 1);
        assertThat(last).contains(money(draft.body().path("gross"), Locale.US));
        assertThat(String.join("\n", pages)).contains("500");
    }

    @Test
    void whatWasSentIsServedByteForByteWhateverHappensLater() throws IOException {
        draft("USD");
        office.complete("rep", deal, "draftProposal", "{}").expect(200);
        if (office.tasks(deal).contains("approveDiscount")) {
            office.complete("manager", deal, "approveDiscount", "{\"approved\":true}")
                    .expect(200);
        }
        office.runJobs();
        byte[] sent = pdf(1);
        assertThat(String.join("\n", pages(sent, "proposal-sent"))).doesNotContain("DRAFT");
        jdbc.sql("update product set name = 'Renamed' where name = 'Compressor'")
                .update();
        jdbc.sql("update account set country = 'China' where name = 'Acme Pumps'")
                .update();
        assertThat(pdf(1)).isEqualTo(sent);
        jdbc.sql("update product set name = 'Compressor' where name = 'Renamed'")
                .update();
        assertThat(office.trail(deal)).contains("document.kept", "link.issued");
        assertThat(jdbc.sql("select count(*) from document where deal = :deal and kind = 'proposal' and doc_key = '1'")
                        .param("deal", deal)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(office.mails("proposal:" + deal + ":1")).hasSize(1);
    }

    private Answer draft(String currency) {
        return office.as("rep")
                .post("/api/deals/" + deal + "/proposals", """
                        {"currency":"%s","note":"Thank you 😀","lines":[
                          {"product":"Compressor","quantity":3,"discountPercent":"7.5"},
                          {"product":"Pumpe für Öl & <Gas>","quantity":"2.5"},
                          {"product":"مضخة מים 😀","quantity":7},
                          {"product":"工业压缩机","quantity":1,"discountPercent":"33.333"}]}""".formatted(currency))
                .expect(201);
    }

    private static void assertFigures(String text, JsonNode proposal, Locale language) {
        List<String> figures = new ArrayList<>();
        proposal.path("lines").forEach(line -> figures.add(money(line.path("net"), language)));
        for (String figure : List.of("net", "tax", "gross")) {
            figures.add(money(proposal.path(figure), language));
        }
        // PDF writes no-break spaces as spaces.
        assertThat(text.replace('\u00a0', ' ')).contains(figures);
    }

    private static String money(JsonNode money, Locale language) {
        NumberFormat format =
                NumberFormat.getCurrencyInstance(language.getLanguage().equals("zh") ? language : Locale.ENGLISH);
        Currency currency = Currency.getInstance(money.path("currency").asText());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(new BigDecimal(money.path("amount").asText())).replace('\u00a0', ' ');
    }

    private byte[] pdf(int version) {
        String credentials = Base64.getEncoder().encodeToString("anna.snelling:demo".getBytes());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(office.as("rep").base() + "/api/deals/" + deal + "/proposals/" + version + ".pdf"))
                .header("Authorization", "Basic " + credentials)
                .build();
        try {
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Texts of the pages; the first is rendered to a picture too. */
    private static List<String> pages(byte[] pdf, String picture) throws IOException {
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(paper).renderImageWithDPI(0, 80);
            Files.createDirectories(Path.of("target/pictures"));
            ImageIO.write(
                    image, "png", Path.of("target/pictures", picture + ".png").toFile());
            List<String> texts = new ArrayList<>();
            for (int page = 1; page <= paper.getNumberOfPages(); page++) {
                texts.add(text(paper, page, true) + "\n" + text(paper, page, false));
            }
            return texts;
        }
    }

    /** In the order of the eye, in which a mark across the page is torn apart, or as it was written. */
    private static String text(PDDocument paper, int page, boolean sorted) throws IOException {
        PDFTextStripper reader = new PDFTextStripper();
        reader.setSortByPosition(sorted);
        reader.setStartPage(page);
        reader.setEndPage(page);
        // Fonts share glyphs between characters that look the same.
        return Normalizer.normalize(reader.getText(paper), Normalizer.Form.NFKC).replaceAll("[ \\t\\u00a0]+", " ");
    }

    private void product(String name, String list, String currency, String others) {
        if (context.getBean(Catalog.class).find(name).isPresent()) {
            return;
        }
        String prices = others.replaceAll(
                "\"(\\w{3})\":\"([\\d.]+)\"", "{\"listPrice\":{\"amount\":\"$2\",\"currency\":\"$1\"}}");
        office.as("admin")
                .post("/api/products", """
                        {"name":"%s","listPrice":{"amount":"%s","currency":"%s"},"prices":[%s]}""".formatted(name, list, currency, prices))
                .expect(201);
    }
}
