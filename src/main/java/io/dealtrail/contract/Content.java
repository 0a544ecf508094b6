package io.dealtrail.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealtrail.shared.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a contract says.
 *
 * @param proposalVersion the accepted proposal
 * @param paymentDays days that the customer may take to pay
 * @param figures hash of its figures
 * @param template id of the template that it is made of
 * @param language of the clauses: en or zh
 * @param clauses with their placeholders
 * @param filled what the placeholders stand for, as it was when the draft was written
 */
public record Content(
        int proposalVersion,
        Money net,
        Money tax,
        Money gross,
        int paymentDays,
        @JsonIgnore String figures,
        String template,
        int templateVersion,
        String language,
        Terms terms,
        List<Clause> clauses,
        @JsonIgnore Map<String, String> filled) {

    /** A clause as it is printed, with its number. */
    public record Printed(int number, String key, String title, String text) {}

    public Content {
        clauses = List.copyOf(clauses);
        filled = Map.copyOf(filled);
    }

    Content with(List<Clause> others) {
        return copy(template, templateVersion, language, terms, others, filled);
    }

    Content with(Terms others) {
        return copy(template, templateVersion, language, others, clauses, filled);
    }

    /** Made of another template, or of the same in another language: its clauses as they stand there. */
    Content madeOf(Template other, String spoken) {
        return copy(other.id(), other.version(), spoken, terms, other.clauses(spoken), filled);
    }

    Content filledWith(Map<String, String> values) {
        return copy(template, templateVersion, language, terms, clauses, values);
    }

    private Content copy(
            String from, int version, String spoken, Terms runs, List<Clause> says, Map<String, String> values) {
        return new Content(
                proposalVersion, net, tax, gross, paymentDays, figures, from, version, spoken, runs, says, values);
    }

    /** The clauses as they are printed. */
    @JsonProperty("printed")
    public List<Printed> printed() {
        return IntStream.range(0, clauses.size())
                .mapToObj(i -> new Printed(
                        i + 1,
                        clauses.get(i).key(),
                        Placeholders.fill(clauses.get(i).title(), filled),
                        Placeholders.fill(clauses.get(i).text(), filled)))
                .toList();
    }

    /** SHA-256 of figures, terms, clauses and what they are filled with: what a check or signature covers. */
    String hash() {
        StringBuilder text = new StringBuilder("contract 3\n").append(figures).append('\n');
        text.append(language).append('|').append(terms.canonical()).append('\n');
        for (Clause clause : clauses) {
            part(text, clause.key());
            part(text, clause.title());
            part(text, clause.text());
            text.append('\n');
        }
        new TreeMap<>(filled).forEach((name, value) -> {
            part(text, name);
            part(text, value);
            text.append('\n');
        });
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Lengths before texts: no text can be read as the beginning of another. */
    private static void part(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }
}
