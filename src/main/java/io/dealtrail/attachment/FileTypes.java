package io.dealtrail.attachment;

import io.dealtrail.shared.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a file is: told from its content, and only refined by its name (a letter and a table of one office are both archives). */
@Component
class FileTypes {

    private final AttachmentSettings settings;
    private final Tika tika = new Tika();

    FileTypes(AttachmentSettings settings) {
        this.settings = settings;
    }

    /** @throws Refused {@code attachment.type} (415) when such files may not be attached */
    String allowed(InputStream content, @Nullable String name) throws IOException {
        String type = tika.detect(content, name == null ? "" : name);
        if (!settings.types().contains(type)) {
            throw Refused.unsupported("attachment.type", endings());
        }
        return type;
    }

    /** Endings of files of the type, the usual one first. */
    static List<String> endings(String type) {
        try {
            return MimeTypes.getDefaultMimeTypes().forName(type).getExtensions();
        } catch (MimeTypeException e) {
            return List.of();
        }
    }

    /** For {@code <input accept>} and for people: {@code .pdf, .png, …}. */
    String endings() {
        return settings.types().stream()
                .map(FileTypes::endings)
                .filter(endings -> !endings.isEmpty())
                .map(endings -> endings.get(0))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    long maxMegabytes() {
        return settings.maxSize().toMegabytes();
    }
}
