package io.cotejo.inference.bench;

/** What is sent, and who is told of the answers. Asked by one thread. */
interface Plan {
    /** True as long as there is more to send. */
    boolean goesOn();

    /** What to send next. */
    Sending next();

    /** An answer came in full. */
    void answered(Sending sent, AnswerHead answer, long nanos);

    /** A client went away as it was meant to. */
    void hungUp(Sending sent);
}
