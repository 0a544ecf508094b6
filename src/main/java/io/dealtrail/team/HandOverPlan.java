package io.dealtrail.team;

import io.dealtrail.people.Person;
import io.dealtrail.shared.Refused;
import io.dealtrail.team.Work.Piece;
import io.dealtrail.team.Work.Taker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who would get what of a person's work. */
@Component
class HandOverPlan {

    /** One piece of work and who gets it. */
    record Share(Piece piece, String to, String toName) {}

    /** What one person gets in all. */
    record Sum(String name, int deals, int tasks) {}

    private final Work work;

    HandOverPlan(Work work) {
        this.work = work;
    }

    /**
     * @param way {@code substitute}, {@code colleague} with {@code to}, or {@code spread} over the present team, each piece to who
     *     has least
     * @throws Refused {@code handOver.nobody} when there is no substitute, no colleague present, or {@code to} cannot take it
     */
    List<Share> of(Person person, String way, @Nullable String to) {
        List<Piece> pieces = work.of(person.username());
        return switch (way) {
            case "substitute" ->
                work.substitute(person)
                        .map(s -> all(pieces, s.username(), s.name()))
                        .orElseThrow(() -> Refused.field("way", "handOver.noSubstitute", person.name()));
            case "colleague" ->
                work.colleagues(person).stream()
                        .filter(c -> c.username().equals(to))
                        .findFirst()
                        .map(c -> all(pieces, c.username(), c.name()))
                        .orElseThrow(() -> Refused.field("to", "handOver.nobody", String.valueOf(to)));
            case "spread" -> spread(pieces, work.team(person), person);
            default -> throw Refused.malformed("handOver.way", way);
        };
    }

    static List<Sum> sums(List<Share> shares) {
        Map<String, Sum> sums = new java.util.LinkedHashMap<>();
        for (Share share : shares) {
            Piece piece = share.piece();
            Sum one = new Sum(share.toName(), piece.owned() ? 1 : 0, piece.tasks());
            sums.merge(share.to(), one, (a, b) -> new Sum(a.name(), a.deals() + b.deals(), a.tasks() + b.tasks()));
        }
        return List.copyOf(sums.values());
    }

    private static List<Share> all(List<Piece> pieces, String to, String name) {
        return pieces.stream().map(piece -> new Share(piece, to, name)).toList();
    }

    private static List<Share> spread(List<Piece> pieces, List<Taker> takers, Person person) {
        if (takers.isEmpty()) {
            throw Refused.field("way", "handOver.nobodyThere", person.name());
        }
        Map<String, Integer> load = new HashMap<>();
        takers.forEach(taker -> load.put(taker.username(), taker.tasks()));
        PriorityQueue<Taker> least =
                new PriorityQueue<>(Comparator.comparing((Taker taker) -> load.getOrDefault(taker.username(), 0))
                        .thenComparing(Taker::username));
        least.addAll(takers);
        List<Share> shares = new ArrayList<>();
        for (Piece piece : pieces) {
            Taker taker = least.remove();
            shares.add(new Share(piece, taker.username(), taker.name()));
            load.merge(taker.username(), Math.max(1, piece.tasks()), Integer::sum);
            least.add(taker);
        }
        return shares;
    }
}
