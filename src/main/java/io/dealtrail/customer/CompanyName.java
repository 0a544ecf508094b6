package io.dealtrail.customer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Company names as they are compared: without case, width, punctuation and legal form. */
final class CompanyName {

    private static final int MAX = 200;
    private static final Pattern DROPPED = Pattern.compile("[.'’`´·]");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{Z}\\p{Cc}]+");
    private static final Pattern CHINESE_FORM = Pattern.compile("(股份有限公司|有限责任公司|有限公司|股份公司|株式会社|주식회사|公司)");
    private static final Set<String> LEGAL_FORMS = Set.of(
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "co",
            "company",
            "ltd",
            "limited",
            "llc",
            "llp",
            "lp",
            "plc",
            "gmbh",
            "mbh",
            "ag",
            "kg",
            "kgaa",
            "ohg",
            "ug",
            "ev",
            "se",
            "sa",
            "sas",
            "sarl",
            "spa",
            "srl",
            "bv",
            "nv",
            "ab",
            "oy",
            "oyj",
            "as",
            "asa",
            "aps",
            "pty",
            "pvt",
            "pte",
            "kk",
            "sl",
            "lda",
            "ltda",
            "sp",
            "zoo");

    private CompanyName() {}

    /**
     * Never empty: a name that is nothing but a legal form stays as it is. Repeated until nothing changes, since leaving out a sign
     * can bring two others together that then count as one.
     */
    static String normalise(String name) {
        String current = pass(name);
        for (int again = 0; again < 10; again++) {
            String next = pass(current);
            if (next.equals(current)) {
                return current;
            }
            current = next;
        }
        return current;
    }

    private static String pass(String name) {
        String folded = fold(name);
        String bare = CHINESE_FORM.matcher(folded).replaceAll(" ");
        List<String> words = words(bare.isBlank() ? folded : bare);
        while (words.size() > 1 && LEGAL_FORMS.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        String result = words.isEmpty() ? folded : String.join(" ", words);
        return result.length() > MAX ? result.substring(0, MAX) : result;
    }

    /** Name and region, by which an account is found again. */
    static String key(String name, @Nullable String region) {
        return normalise(name) + "|" + (region == null ? "" : region.toLowerCase(Locale.ROOT));
    }

    static boolean isChinese(String name) {
        return name.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** Upper case first: it also turns ß into SS. */
    private static String fold(String name) {
        String wide = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String folded = wide.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).strip();
    }

    private static List<String> words(String text) {
        String plain = PUNCTUATION
                .matcher(DROPPED.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return plain.isEmpty() ? new ArrayList<>() : new ArrayList<>(List.of(plain.split(" ")));
    }
}
