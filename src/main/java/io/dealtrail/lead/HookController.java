package io.dealtrail.lead;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealtrail.people.Actor;
import io.dealtrail.people.Actors;
import io.dealtrail.shared.NotFound;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Leads from outside. The signature is over the bytes as sent, so they are read before they are understood. */
@RestController
class HookController {

    private final LeadSettings settings;
    private final HookLimits limits;
    private final HookedLeads leads;
    private final Actors actors;
    private final ObjectMapper json;
    private final Clock clock;

    HookController(
            LeadSettings settings,
            HookLimits limits,
            HookedLeads leads,
            Actors actors,
            ObjectMapper json,
            Clock clock) {
        this.settings = settings;
        this.limits = limits;
        this.leads = leads;
        this.actors = actors;
        this.json = json;
        this.clock = clock;
    }

    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = LeadForm.class)))
    @PostMapping("/hooks/leads/{source}")
    ResponseEntity<LeadController.Answer> receive(
            @PathVariable String source,
            @RequestHeader(name = "X-Dealtrail-Signature", required = false) @Nullable String header,
            HttpServletRequest request)
            throws IOException {
        String secret = settings.secret(source).orElseThrow(() -> new NotFound("hook", source));
        byte[] body = body(request);
        HookSignature signature = HookSignature.verified(header, body, secret, clock.instant());
        limits.spend(source); // only who knows the secret can use up a source's allowance
        NewLead lead = form(body, request).lead(NewLead.SOURCES.contains(source) ? source : "other", null);
        // Outside the transaction: the engine's own entries are written at its end, and are this sender's doing too.
        return LeadController.Answer.of(
                actors.callAs(Actor.customer("hook:" + source), () -> leads.take(signature, lead)));
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        int limit = Math.toIntExact(settings.hookSize().toBytes());
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new ErrorResponseException(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        return body;
    }

    private LeadForm form(byte[] body, HttpServletRequest request) {
        LeadForm form = null;
        IOException fault = null;
        try {
            form = json.readValue(body, LeadForm.class);
        } catch (IOException e) {
            fault = e;
        }
        if (form == null) {
            throw new HttpMessageNotReadableException("no lead", fault, new ServletServerHttpRequest(request));
        }
        return form;
    }
}
