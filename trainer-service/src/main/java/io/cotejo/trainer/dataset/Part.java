package io.cotejo.trainer.dataset;

/** The two parts in which a dataset is published. */
enum Part {
    TRAIN,
    TEST
}
