package io.dealtrail.policy;

/** One thing that the policy guards in a diagram. */
interface Rule {

    void check(ProcessFile file, Context context, Findings findings);
}
