package io.dealtrail.notification;

import org.springframework.stereotype.Component;

/** Where the product's pages are, as people outside reach them. */
@Component
public class Addresses {

    private final NotificationSettings settings;

    Addresses(NotificationSettings settings) {
        this.settings = settings;
    }

    /** @param path with a slash before it */
    public String of(String path) {
        return settings.baseUrl() + path;
    }
}
