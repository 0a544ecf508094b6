package io.dealtrail.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealtrail.shared.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a contract says.
 *
 * @param proposalVersion the accepted proposal
 * @param figures hash of its figures
 * @param language of the clauses: en or zh
 */
public record Content(
        int proposalVersion,
        Money net,
        Money tax,
        Money gross,
        @JsonIgnore String figures,
        String language,
        Terms terms,
        List<Clause> clauses) {

    public Content {
        clauses = List.copyOf(clauses);
    }

    Content with(List<Clause> others) {
        return new Content(proposalVersion, net, tax, gross, figures, language, terms, others);
    }

    Content with(Terms others) {
        return new Content(proposalVersion, net, tax, gross, figures, language, others, clauses);
    }

    /** SHA-256 of figures, terms and clauses: what a check or signature covers. */
    String hash() {
        StringBuilder text = new StringBuilder("contract 2\n").append(figures).append('\n');
        text.append(language).append('|').append(terms.canonical()).append('\n');
        for (Clause clause : clauses) {
            // Lengths before texts: no text can be read as the beginning of another.
            for (String part : List.of(clause.key(), clause.title(), clause.text())) {
                text.append(part.length()).append(':').append(part);
            }
            text.append('\n');
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
