package io.dealtrail.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Writes a problem answer from a filter, where no controller is in charge; implemented by the web module. */
public interface AccessProblems {

    void write(HttpServletRequest request, HttpServletResponse response, Exception problem);
}
