package io.dealtrail.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.shared.DealEvent;
import io.dealtrail.trail.Trails.Stored;
import io.dealtrail.trail.Trails.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is changed, cut out, swapped or added afterwards, verification finds it and names the first bad entry. */
class ChainTest {

    private static final String SUBJECT = "D-000001";

    @Property(tries = 100)
    void anUntouchedChainIsCompleteAndUnaltered(
            @ForAll @Size(min = 1, max = 20) List<@StringLength(max = 50) String> comments) {
        List<Stored> chain = chain(comments);
        assertThat(verify(chain, last(chain)))
                .isEqualTo(new Verification(true, true, chain.size(), null, 0, null, null));
    }

    @Property(tries = 100)
    void aChangedValueIsFound(@ForAll @IntRange(min = 0, max = 9) int at) {
        List<Stored> chain = chain(tenComments());
        Stored was = chain.get(at);
        chain.set(at, new Stored(was.entry(), was.n(), was.previous(), was.hash(), was.salt(), was.body() + " "));
        Verification result = verify(chain, last(chain));
        assertThat(result.unaltered()).isFalse();
        assertThat(result.complete()).isTrue();
        assertThat(result.firstBad()).isEqualTo(SUBJECT + "#" + (at + 1));
    }

    @Property(tries = 100)
    void aRemovedEntryIsMissed(@ForAll @IntRange(min = 0, max = 9) int at) {
        List<Stored> chain = chain(tenComments());
        Head head = last(chain);
        chain.remove(at);
        Verification result = verify(chain, head);
        assertThat(result.complete()).isFalse();
        assertThat(result.firstBad()).isEqualTo(SUBJECT + "#" + (at + 1));
    }

    @Property(tries = 100)
    void anActorExchangedIsFoundEvenWhenTheEntryIsHashedAnew(@ForAll @IntRange(min = 0, max = 8) int at) {
        List<Stored> chain = chain(tenComments());
        Stored was = chain.get(at);
        Entry forged = entry("person:somebody.else", was.entry().valuesDigest());
        byte[] hash = Chain.link(was.previous(), was.n(), forged.digest());
        chain.set(at, new Stored(forged, was.n(), was.previous(), hash, was.salt(), was.body()));
        Verification result = verify(chain, last(chain));
        assertThat(result.unaltered()).isFalse();
        assertThat(result.firstBad()).isEqualTo(SUBJECT + "#" + (at + 2));
    }

    @Test
    void erasedValuesLeaveTheChainWhole() {
        List<Stored> chain = chain(tenComments());
        Stored was = chain.get(4);
        chain.set(4, new Stored(was.entry(), was.n(), was.previous(), was.hash(), null, null));
        assertThat(verify(chain, last(chain)).unaltered()).isTrue();
    }

    @Test
    void swappedEntriesAreFound() {
        List<Stored> chain = chain(tenComments());
        Stored third = chain.get(2);
        chain.set(2, chain.get(3));
        chain.set(3, third);
        Verification result = verify(chain, last(chain));
        assertThat(result.complete()).isFalse();
        assertThat(result.firstBad()).isEqualTo(SUBJECT + "#3");
    }

    @Test
    void aTailThatWasCutOffIsMissed() {
        List<Stored> chain = chain(tenComments());
        Head head = last(chain);
        assertThat(verify(chain.subList(0, 7), head))
                .isEqualTo(new Verification(false, true, 7, SUBJECT + "#8", 0, null, null));
    }

    @Test
    void entriesWithoutAHeadAreNotTrusted() {
        Verifier verifier = new Verifier();
        chain(tenComments()).forEach(verifier::check);
        assertThat(verifier.result().complete()).isFalse();
    }

    private static List<String> tenComments() {
        List<String> comments = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            comments.add("comment " + i);
        }
        return comments;
    }

    private static List<Stored> chain(List<String> comments) {
        List<Stored> chain = new ArrayList<>();
        byte[] previous = Chain.START;
        for (String comment : comments) {
            Values values = Values.of(
                    DealEvent.of(SUBJECT, "task.completed").comment(comment).with("x", 1));
            Entry entry = entry("person:anna.snelling", values.digest());
            long n = chain.size() + 1L;
            byte[] hash = Chain.link(previous, n, entry.digest());
            chain.add(new Stored(entry, n, previous, hash, values.salt(), values.body()));
            previous = hash;
        }
        return chain;
    }

    private static Entry entry(String actor, byte[] valuesDigest) {
        return new Entry(
                SUBJECT,
                Instant.parse("2026-03-02T15:00:00.123Z"),
                null,
                actor,
                null,
                "task.completed",
                "contract",
                3,
                "checkContract",
                "Check contract",
                "127.0.0.1",
                "c",
                Entry.FORMAT,
                valuesDigest);
    }

    private static Head last(List<Stored> chain) {
        Stored last = chain.get(chain.size() - 1);
        return new Head(SUBJECT, last.n(), last.hash(), false);
    }

    private static Verification verify(List<Stored> chain, @Nullable Head head) {
        Verifier verifier = new Verifier();
        if (head != null) {
            verifier.expect(head.subject(), head.n(), head.hash());
        }
        chain.forEach(verifier::check);
        return verifier.result();
    }
}
