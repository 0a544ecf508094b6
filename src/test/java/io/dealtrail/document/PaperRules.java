package io.dealtrail.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealtrail.shared.Sha256;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.Pages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Papers: fonts inside, nothing fetched, kept to the byte; and who we are on them. */
abstract class PaperRules {

    @Autowired
    Api api;

    @Autowired
    Pdfs pdfs;

    @Autowired
    Documents documents;

    @Test
    void chineseArabicHebrewAndEmojiAreWrittenWithFontsInside() throws IOException {
        byte[] pdf = pdfs.render(
                "test-paper", Locale.SIMPLIFIED_CHINESE, Map.of("text", "报价单 Ünïcode שלום سلام 🙂 <b>not bold</b>"));
        try (PDDocument read = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(read);
            assertThat(text).contains("报价单", "Ünïcode", "<b>not bold</b>", "🙂");
            read.getPage(0).getResources().getFontNames().forEach(name -> {
                try {
                    assertThat(read.getPage(0).getResources().getFont(name).isEmbedded())
                            .isTrue();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    @Test
    void nothingIsFetchedForAPaper() {
        byte[] pdf = pdfs.render(
                "test-paper",
                Locale.ENGLISH,
                Map.of("text", "x", "image", api.base() + "/assets/nothing.png", "file", "file:///etc/passwd"));
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .doesNotContain("root:");
    }

    @Test
    void twoPapersJoinedHaveThePagesOfBoth() throws IOException {
        byte[] one = pdfs.render("test-paper", Locale.ENGLISH, Map.of("text", "first"));
        byte[] two = pdfs.render("test-paper", Locale.ENGLISH, Map.of("text", "second"));
        try (PDDocument read = Loader.loadPDF(pdfs.join(one, two))) {
            assertThat(read.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(read)).contains("first", "second");
        }
    }

    @Test
    void aPaperIsKeptOnceToTheByte() {
        byte[] content = "a paper".getBytes(StandardCharsets.UTF_8);
        Document kept = documents.keep("D-900001", "test", "1", "paper.pdf", content);
        assertThat(documents.keep("D-900001", "test", "1", "paper.pdf", content).id())
                .isEqualTo(kept.id());
        assertThat(documents.content(kept)).isEqualTo(content);
        assertThat(kept.sha256()).isEqualTo(Sha256.hex(content));
        assertThatThrownBy(() -> documents.keep("D-900001", "test", "1", "paper.pdf", new byte[] {1}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void managersSayWhoWeAreAndRepsReadIt() {
        Api manager = api.as("dustin.brinkmann");
        long version =
                manager.get("/api/company").expect(200).body().at("/version").asLong();
        String body =
                "{\"name\":\"Acme & Söhne\",\"address\":\"1 Road\\nTown\",\"timeZone\":\"Europe/Berlin\",\"version\":"
                        + version + "}";
        api.as("anna.snelling").put("/api/company", body).expect(403);
        manager.put("/api/company", body).expect(200);
        manager.put("/api/company", body).expect(409);
        manager.put(
                        "/api/company",
                        body.replace("Europe/Berlin", "Moon/Crater").replace(":" + version, ":" + (version + 1)))
                .expect(422);
        assertThat(api.as("anna.snelling").get("/api/company").text("/name")).isEqualTo("Acme & Söhne");
        Pages page = Pages.of(api.base(), "dustin.brinkmann");
        assertThat(page.get("/company").body()).contains("Acme &amp; Söhne");
        assertThat(page.get("/company/sample.pdf").statusCode()).isEqualTo(200);
        assertThat(Pages.of(api.base(), "anna.snelling").get("/company").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLogoIsAPictureAndNothingElse() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", png);
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(Logos.read(png.toByteArray())))
                        .getWidth())
                .isEqualTo(20);
        assertThatThrownBy(() -> Logos.read("<svg onload='x'/>".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("company.logo");
    }
}
