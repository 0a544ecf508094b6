package io.dealtrail.attachment;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What may be attached to a deal, and where it is kept. A file stays where it was put when {@code store} changes.
 *
 * @param store {@code database}, or {@code folder} for a folder that all machines of an installation share
 * @param maxSize of one file; Spring's {@code spring.servlet.multipart.max-file-size} is the outer limit
 * @param types media types as told from the content
 */
@Validated
@ConfigurationProperties("dealtrail.attachment")
record AttachmentSettings(
        @NotNull @DefaultValue("database") Place store,
        @NotNull @DefaultValue("./data/attachments") Path folder,
        @NotNull @DefaultValue("20MB") DataSize maxSize,

        @NotEmpty
        @DefaultValue({
            "application/pdf",
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "text/plain",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.ms-outlook",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "message/rfc822"
        })
        Set<String> types) {

    enum Place {
        DATABASE,
        FOLDER
    }
}
