package io.cotejo.trainer.dataset;

/** The two parts in which a dataset is published. */
enum Part {
    TRAIN("train"),
    TEST("test");

    private final String folder;

    Part(String folder) {
        this.folder = folder;
    }

    /** What its folder is called among a user's own pictures. */
    String folder() {
        return folder;
    }
}
