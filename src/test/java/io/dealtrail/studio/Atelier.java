package io.dealtrail.studio;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.SalesOffice;

/** Changes models by the REST contract, as the people of the company. */
final class Atelier {

    static final String MODEL = "lead-qualification";

    private final SalesOffice office;

    Atelier(SalesOffice office) {
        this.office = office;
    }

    Api as(String who) {
        return office.as(who);
    }

    static String drafts(String model) {
        return "/api/processes/" + model + "/drafts";
    }

    static String at(Answer draft) {
        return drafts(draft.text("/model")) + "/" + draft.text("/id");
    }

    Answer start(String who, String model) {
        return as(who).post(drafts(model), null).expect(201);
    }

    /** A draft that renames something in the newest version. */
    Answer renaming(String who, String model, String from, String to) {
        Answer draft = start(who, model);
        return save(who, draft, xml(who, draft).replace("\"" + from + "\"", "\"" + to + "\""))
                .expect(200);
    }

    String xml(String who, Answer draft) {
        return as(who).get(at(draft) + "/xml").raw().body();
    }

    Answer save(String who, Answer draft, String xml) {
        return as(who).with("Content-Type", "application/xml")
                .with("If-Match", "\"" + draft.text("/revision") + "\"")
                .put(at(draft), xml);
    }

    Answer submit(String who, Answer draft) {
        return as(who).post(at(draft) + "/submit", "{\"reason\":\"Customers asked\"}");
    }

    Answer approve(String who, Answer draft) {
        return as(who).post(at(draft) + "/review", "{\"approve\":true}");
    }

    Answer publish(String who, Answer draft) {
        return as(who).post(at(draft) + "/publish", null);
    }

    /** All the way. */
    int published(Answer draft) {
        submit("manager", draft).expect(200);
        approve("director", draft).expect(200);
        return publish("manager", draft).expect(201).body().at("/version").asInt();
    }
}
