package io.dealtrail.policy;

import java.util.regex.Pattern;

/** A node may be coloured, but not with the colour of the paper. */
final class Colours {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|[a-zA-Z]{3,20}");

    private Colours() {}

    static void check(Element drawn, Element element, Findings findings) {
        drawn.attributes().forEach((name, value) -> {
            boolean colour = name.startsWith("bioc:") || name.startsWith("color:");
            boolean line = name.equals("bioc:stroke") || name.equals("color:border-color");
            if (colour && (!COLOUR.matcher(value).matches() || (line && pale(value)))) {
                findings.error("diagram.colour", element, element.title());
            }
        });
    }

    private static boolean pale(String colour) {
        if (!colour.startsWith("#")) {
            return colour.matches("(?i)white|transparent|none|snow|ivory|.*white");
        }
        int digits = colour.length() == 4 ? 1 : 2;
        for (int i = 0; i < 3; i++) {
            String part = colour.substring(1 + i * digits, 1 + (i + 1) * digits);
            if (Integer.parseInt(digits == 1 ? part + part : part, 16) < 0xe0) {
                return false;
            }
        }
        return true;
    }
}
