package io.dealtrail.live;

import io.dealtrail.people.Actors;
import io.dealtrail.people.People;
import io.dealtrail.people.Person;
import io.dealtrail.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of a person's own signals. There is no address of anybody else's. */
@Controller
class EventsController {

    private final Streams streams;
    private final People people;
    private final Actors actors;

    EventsController(Streams streams, People people, Actors actors) {
        this.streams = streams;
        this.people = people;
        this.actors = actors;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy in between passes each event on at once
        return streams.open(listener(actors.person()));
    }

    private Listener listener(Person me) {
        Scope scope = people.scope(me);
        Set<String> audiences = new HashSet<>(Set.of(Live.person(me.username())));
        people.queues(me).forEach(queue -> audiences.add(Live.queue(queue)));
        scope.teams().forEach(team -> audiences.add(Live.team(team)));
        return new Listener(me.username(), audiences, scope.all());
    }
}
