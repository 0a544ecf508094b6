package io.dealtrail.drawing;

import java.util.Locale;

/** Writes SVG. All text goes through {@link #escape}; colours and numbers are checked where they are read. */
final class Pen {

    static final String INK = "#22242a";
    static final String PAPER = "#ffffff";

    /** How a line is drawn and an area filled. */
    record Look(String fill, String stroke, double width, String dash, boolean round) {
        static Look line(String stroke, double width) {
            return new Look("none", stroke, width, "", true);
        }

        static Look area(String fill, String stroke, double width) {
            return new Look(fill, stroke, width, "", false);
        }

        Look dashed(String dash) {
            return new Look(fill, stroke, width, dash, round);
        }
    }

    private final StringBuilder out = new StringBuilder(16_384);

    void open(Box view, String title) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"")
                .append(n(view.x()))
                .append(' ')
                .append(n(view.y()))
                .append(' ')
                .append(n(view.width()))
                .append(' ')
                .append(n(view.height()))
                .append("\" width=\"")
                .append(n(view.width()))
                .append("\" height=\"")
                .append(n(view.height()))
                .append(
                        "\" font-family=\"Arial, Helvetica, 'Noto Sans', 'Noto Sans SC', 'Microsoft YaHei', sans-serif\">");
        if (!title.isEmpty()) {
            out.append("<title>").append(escape(title)).append("</title>");
        }
    }

    void group(String element) {
        out.append("<g data-element-id=\"").append(escape(element)).append("\">");
    }

    /** Everything until {@link #end} has its origin there. */
    void at(double x, double y) {
        out.append("<g transform=\"translate(")
                .append(n(x))
                .append(' ')
                .append(n(y))
                .append(")\">");
    }

    /** As {@link #at}, and turned by so many degrees. */
    void turned(double x, double y, double degrees) {
        out.append("<g transform=\"translate(")
                .append(n(x))
                .append(' ')
                .append(n(y))
                .append(") rotate(")
                .append(n(degrees))
                .append(")\">");
    }

    void end() {
        out.append("</g>");
    }

    String close() {
        return out.append("</svg>").toString();
    }

    void rect(Box box, double radius, Look look) {
        out.append("<rect x=\"")
                .append(n(box.x()))
                .append("\" y=\"")
                .append(n(box.y()))
                .append("\" width=\"")
                .append(n(box.width()))
                .append("\" height=\"")
                .append(n(box.height()));
        if (radius > 0) {
            out.append("\" rx=\"").append(n(radius));
        }
        out.append('"');
        look(look);
    }

    void circle(double x, double y, double radius, Look look) {
        out.append("<circle cx=\"")
                .append(n(x))
                .append("\" cy=\"")
                .append(n(y))
                .append("\" r=\"")
                .append(n(Math.max(0, radius)))
                .append('"');
        look(look);
    }

    void path(String d, Look look) {
        out.append("<path d=\"").append(d).append('"');
        look(look);
    }

    void text(String line, double x, double y, String anchor, double size, String ink, boolean upright) {
        out.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y));
        out.append("\" font-size=\"").append(n(size)).append("\" fill=\"").append(ink);
        out.append("\" text-anchor=\"").append(anchor).append('"');
        if (!upright) {
            out.append(" transform=\"rotate(-90 ")
                    .append(n(x))
                    .append(' ')
                    .append(n(y))
                    .append(")\"");
        }
        out.append('>').append(escape(line)).append("</text>");
    }

    private void look(Look look) {
        out.append(" fill=\"").append(look.fill()).append('"');
        if (look.width() > 0) {
            out.append(" stroke=\"")
                    .append(look.stroke())
                    .append("\" stroke-width=\"")
                    .append(n(look.width()))
                    .append('"');
        }
        if (!look.dash().isEmpty()) {
            out.append(" stroke-dasharray=\"").append(look.dash()).append('"');
        }
        if (look.round()) {
            out.append(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
        out.append("/>");
    }

    /** At most two digits, no exponent, a point whatever the language. */
    static String n(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        end = text.charAt(end - 1) == '.' ? end - 1 : end;
        String shortened = text.substring(0, end);
        return shortened.equals("-0") ? "0" : shortened;
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\t', '\n', '\r' -> safe.append(' ');
                default -> {
                    boolean allowed = c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
                    safe.appendCodePoint(allowed ? c : 0xFFFD);
                }
            }
        });
        return safe.toString();
    }
}
