package io.dealtrail.aftersales;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a case's clock raises: a warning when most of a limit is over, an escalation when all of it is. */
enum CaseAlarm {
    RESPONSE_NEAR("responseNear"),
    RESPONSE_LATE("responseLate"),
    RESOLUTION_NEAR("resolutionNear"),
    RESOLUTION_LATE("resolutionLate");

    private final String code;

    CaseAlarm(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    boolean isLate() {
        return this == RESPONSE_LATE || this == RESOLUTION_LATE;
    }

    boolean isOfResponse() {
        return this == RESPONSE_NEAR || this == RESPONSE_LATE;
    }

    static String write(Collection<CaseAlarm> alarms) {
        return alarms.stream().map(CaseAlarm::code).sorted().collect(Collectors.joining(","));
    }

    static Set<CaseAlarm> read(String codes) {
        Set<CaseAlarm> alarms = EnumSet.noneOf(CaseAlarm.class);
        Arrays.stream(values())
                .filter(alarm -> Arrays.asList(codes.split(",")).contains(alarm.code))
                .forEach(alarms::add);
        return alarms;
    }
}
