package io.dealtrail.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.stereotype.Component;

/**
 * Where endpoints may be. A name is looked up once for each try, by this resolver, and the connection goes to the address that was
 * judged: a name that points somewhere else a moment later gains nothing.
 */
@Component
class Destinations implements DnsResolver {

    private final WebhookSettings settings;

    Destinations(WebhookSettings settings) {
        this.settings = settings;
    }

    /** @return the code of what is wrong with the address, if anything is */
    Optional<String> fault(String url) {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("webhook.url");
        }
        String host = address.getHost();
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        if (host == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null
                || !(secure || plain)) {
            return Optional.of("webhook.url");
        }
        try {
            InetAddress[] found = InetAddress.getAllByName(bare(host));
            if (plain && !Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress)) {
                return Optional.of("webhook.https");
            }
            return Arrays.stream(found).allMatch(this::allowed) ? Optional.empty() : Optional.of("webhook.private");
        } catch (UnknownHostException e) {
            return Optional.of("webhook.unknownHost");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed = Arrays.stream(InetAddress.getAllByName(bare(host)))
                .filter(this::allowed)
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new UnknownHostException(host + " has no public address");
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean allowed(InetAddress address) {
        if (settings.privateAddresses()) {
            // Never what machines in a cloud ask for their own secrets.
            return !address.isLinkLocalAddress() && !address.isMulticastAddress() && !address.isAnyLocalAddress();
        }
        return isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean shared = first == 100 && second >= 64 && second < 128;
            boolean special = first == 0 || first >= 240 || (first == 192 && second == 0 && bytes[2] == 0);
            boolean tests = first == 198 && (second == 18 || second == 19);
            return !shared && !special && !tests;
        }
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        // What carries an address of version 4 inside (6to4, NAT64) could lead to a private one.
        boolean carrier = (first == 0x20 && second == 0x02) || (first == 0x00 && second == 0x64) || isMapped(bytes);
        return !uniqueLocal && !carrier;
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
