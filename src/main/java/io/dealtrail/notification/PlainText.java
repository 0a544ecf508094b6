package io.dealtrail.notification;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The words of a mail that has looks. */
public final class PlainText {

    private PlainText() {}

    /** A line for each block, and addresses after what they are called. */
    public static String of(String html) {
        Document page = Jsoup.parse(html);
        page.select("head, style, script, img, [hidden]").remove();
        for (Element link : page.select("a[href]")) {
            String address = link.attr("href").replaceFirst("^mailto:", "");
            if (!link.text().equals(address)) {
                link.appendText(link.text().isEmpty() ? address : ": " + address);
            }
        }
        page.select("br").after("\\n");
        page.select("p, h1, h2, h3, tr, li, div, blockquote").append("\\n");
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
