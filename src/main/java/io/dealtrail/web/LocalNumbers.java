package io.dealtrail.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers as people of one language type them: 2,000.50 or 2 000,50. The page's script reads them by the same rule.
 *
 * @param decimal sign before the fraction
 * @param group sign between thousands; spaces and apostrophes between digits never matter
 */
public record LocalNumbers(char decimal, char group) {

    public static LocalNumbers of(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        return new LocalNumbers(symbols.getDecimalSeparator(), symbols.getGroupingSeparator());
    }

    /** The number as programs write it, or the text as it is when it is no number: whoever reads it then refuses it. */
    public String plain(String text) {
        String squeezed = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s'’\\p{Zs}]", "");
        String point = Pattern.quote(String.valueOf(decimal));
        String comma = Pattern.quote(String.valueOf(group));
        boolean grouped = squeezed.matches("[-+]?\\d{1,3}(" + comma + "\\d{3})+(" + point + "\\d*)?");
        if (grouped) {
            return squeezed.replace(String.valueOf(group), "").replace(decimal, '.');
        }
        return squeezed.matches("[-+]?\\d*" + point + "?\\d*") ? squeezed.replace(decimal, '.') : text.strip();
    }

    /** A number as {@link #plain} gives it, as people of the language write it; other texts stay as they are. */
    public static String written(String plain, Locale locale) {
        try {
            BigDecimal number = new BigDecimal(plain);
            NumberFormat format = NumberFormat.getNumberInstance(locale);
            format.setMinimumFractionDigits(Math.max(0, number.scale()));
            format.setMaximumFractionDigits(Math.max(0, number.scale()));
            return format.format(number);
        } catch (NumberFormatException e) {
            return plain;
        }
    }

    /** 2,000.50 as the language writes it, to show how it is meant. */
    public static String example(Locale locale) {
        return ((DecimalFormat) NumberFormat.getNumberInstance(locale)).format(2000.5) + "0";
    }
}
