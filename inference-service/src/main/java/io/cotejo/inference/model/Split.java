package io.cotejo.inference.model;

import io.cotejo.events.TrafficSet;

/**
 * What the challenger of a model gets of the requests that name no version.
 *
 * @param canary the share that it answers, in [0, 1]
 * @param shadow the share that it classifies as well, of those that the champion answers, in [0, 1]
 */
public record Split(double canary, double shadow) {
    /** Nothing. */
    public static final Split NONE = new Split(0, 0);

    static Split of(TrafficSet set) {
        return new Split(set.canary(), set.shadow());
    }
}
