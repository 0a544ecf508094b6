package io.dealtrail.attachment;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A stranger's file on its way to a browser, which must neither guess what it is nor run any of it. */
final class SafeAnswer {

    private SafeAnswer() {}

    static ResponseEntity<InputStreamResource> download(Attachment attachment, InputStream content) {
        return answer(attachment, content, "attachment");
    }

    /** Shown in place where that is harmless, else downloaded all the same. */
    static ResponseEntity<InputStreamResource> show(Attachment attachment, InputStream content) {
        return answer(attachment, content, attachment.preview() == null ? "attachment" : "inline");
    }

    private static ResponseEntity<InputStreamResource> answer(
            Attachment attachment, InputStream content, String disposition) {
        ContentDisposition how = ContentDisposition.builder(disposition)
                .filename(attachment.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, how.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .contentType(MediaType.parseMediaType(attachment.type()))
                .contentLength(attachment.size())
                .body(new InputStreamResource(content));
    }
}
