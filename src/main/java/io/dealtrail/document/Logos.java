package io.dealtrail.document;

import io.dealtrail.shared.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads a picture and writes it anew as PNG, so that nothing but its points is kept. */
final class Logos {

    static final int MAX_BYTES = 1_000_000;
    private static final int MAX_SIDE = 3_000;

    private Logos() {}

    /** @throws Refused {@code company.logo} (422) unless it is a PNG, JPEG or GIF of at most 1 MB and 3,000 points a side */
    static byte[] read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw refused();
        }
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file));
                ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw refused();
            }
            ImageReader reader = readers.next();
            reader.setInput(input);
            if (reader.getWidth(0) > MAX_SIDE || reader.getHeight(0) > MAX_SIDE) {
                throw refused(); // before its points are unpacked
            }
            BufferedImage image = reader.read(0);
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw refused();
        }
    }

    private static Refused refused() {
        return Refused.field("logo", "company.logo", MAX_BYTES / 1_000_000, MAX_SIDE);
    }
}
