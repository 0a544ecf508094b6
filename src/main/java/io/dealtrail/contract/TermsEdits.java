package io.dealtrail.contract;

import io.dealtrail.people.Actors;
import io.dealtrail.shared.DealEvent;
import io.dealtrail.shared.DealEvent.Touch;
import io.dealtrail.shared.Refused;
import io.dealtrail.web.Faults;
import io.dealtrail.web.Versions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People edit how long the contract of a draft runs. */
@Component
@Transactional
class TermsEdits {

    private static final int MAX_MONTHS = 600;
    private static final int MAX_DAYS = 1830;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /**
     * The terms as a whole; either {@code end} or {@code months} says how long.
     *
     * @param start without it, the contract starts with the countersignature
     */
    record Edit(
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable Integer months,
            @Nullable Boolean renews,
            @Nullable Integer noticeDays,
            @Nullable Integer checkInDays,
            @Nullable Long version) {}

    private final ContractRepository repository;
    private final Contracts contracts;
    private final Filling filling;
    private final Actors actors;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    TermsEdits(
            ContractRepository repository,
            Contracts contracts,
            Filling filling,
            Actors actors,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.contracts = contracts;
        this.filling = filling;
        this.actors = actors;
        this.clock = clock;
        this.events = events;
    }

    /**
     * @throws Refused {@code contract.frozen} (409) once it was checked or sent, {@code contract.changed} (409) when stale, 422
     *     when an end is missing, before the start, or nearer than the notice
     */
    Contract edit(String deal, Edit edit, @Nullable String ifMatch) {
        events.publishEvent(new Touch(List.of(deal)));
        Contract before = contracts.require(deal);
        before.requireDraft();
        Versions.check(edit.version(), ifMatch, before.version(), "contract.changed", before);
        Terms old = before.terms();
        Terms terms = read(edit);
        if (terms.equals(old)) {
            return before;
        }
        Content content = before.content().with(terms);
        Contract after = before.edited(
                content.filledWith(filling.of(deal, content)), actors.person().username());
        repository.rewrite(after);
        events.publishEvent(DealEvent.of(deal, "contract.termsEdited")
                .change("start", text(old.start()), text(terms.start()))
                .change("end", text(old.end()), text(terms.end()))
                .change("months", old.months(), terms.months())
                .change("renews", old.renews(), terms.renews())
                .change("noticeDays", old.noticeDays(), terms.noticeDays())
                .change("checkInDays", old.checkInDays(), terms.checkInDays())
                .with("content", after.hash()));
        return contracts.require(deal);
    }

    private Terms read(Edit edit) {
        Faults faults = new Faults();
        day("start", edit.start(), faults);
        day("end", edit.end(), faults);
        faults.range("months", edit.months(), 1, MAX_MONTHS);
        if ((edit.end() == null) == (edit.months() == null)) {
            faults.add("end", "contract.endOrMonths");
        }
        int notice = number("noticeDays", edit.noticeDays(), 0, faults);
        int checkIn = number("checkInDays", edit.checkInDays(), 1, faults);
        if (edit.renews() == null) {
            faults.add("renews", "field.required", "renews");
        }
        faults.refuse();
        Terms terms =
                new Terms(edit.start(), edit.end(), edit.months(), Boolean.TRUE.equals(edit.renews()), notice, checkIn);
        ContractTerms running = terms.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (!running.end().isAfter(running.start())) {
            throw Refused.field("end", "contract.endBeforeStart");
        }
        if (ChronoUnit.DAYS.between(running.start(), running.end()) < notice) {
            throw Refused.field("noticeDays", "contract.noticeTooLong", notice);
        }
        return terms;
    }

    private static int number(String field, @Nullable Integer value, int min, Faults faults) {
        if (value == null) {
            faults.add(field, "field.required", field);
            return min;
        }
        faults.range(field, value, min, MAX_DAYS);
        return value;
    }

    private static void day(String field, @Nullable LocalDate day, Faults faults) {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            faults.add(field, "field.range", field, EARLIEST, LATEST);
        }
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
