package io.dealtrail.transfer;

import io.dealtrail.shared.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text out of bytes: by its byte order mark, else strictly UTF-8, else GB18030 where non-ASCII bytes come in pairs as Chinese text has
 * them, else Windows-1252. What is none of these is refused rather than guessed.
 */
record Encoding(String text, String charset) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** @throws Refused {@code import.notText}, {@code import.encoding} */
    static Encoding of(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return marked(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return marked(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return marked(bytes, 2, StandardCharsets.UTF_16BE);
        }
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                throw Refused.invalid("import.notText");
            }
        }
        return decode(bytes, 0, StandardCharsets.UTF_8)
                .or(() -> comesInPairs(bytes) ? decode(bytes, 0, GB18030) : Optional.empty())
                .or(() -> decode(bytes, 0, WINDOWS_1252))
                .orElseThrow(() -> Refused.invalid("import.encoding"));
    }

    private static Encoding marked(byte[] bytes, int mark, Charset charset) {
        return decode(bytes, mark, charset).orElseThrow(() -> Refused.invalid("import.encoding"));
    }

    private static Optional<Encoding> decode(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return Optional.of(new Encoding(text, charset.name()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** In Western text a high byte mostly stands alone ("é"); in Chinese text runs of them have even lengths. */
    private static boolean comesInPairs(byte[] bytes) {
        int even = 0;
        int odd = 0;
        int run = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i < bytes.length && bytes[i] < 0) {
                run++;
            } else if (run > 0) {
                if (run % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
                run = 0;
            }
        }
        return even > 4 * odd;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
