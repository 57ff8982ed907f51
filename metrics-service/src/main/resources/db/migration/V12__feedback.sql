-- Images that were sampled, for as long as feedback to them may come; those of chance are also counted below.
CREATE TABLE predictions_made (
    model     text        NOT NULL,
    id        text        NOT NULL,
    image     int         NOT NULL,
    at        timestamptz NOT NULL,
    version   int         NOT NULL,
    predicted int         NOT NULL,
    label     text        NOT NULL,
    PRIMARY KEY (model, id, image, at)
);
CREATE INDEX predictions_made_by_time ON predictions_made (at);

-- Images of a day (UTC) that chance has chosen, by what a version said of them.
CREATE TABLE prediction_days (
    model     text   NOT NULL,
    version   int    NOT NULL,
    day       date   NOT NULL,
    predicted int    NOT NULL,
    label     text   NOT NULL,
    by_chance bigint NOT NULL,
    PRIMARY KEY (model, version, day, predicted)
);

-- The last feedback to each image, and which version had answered what: as the event told, or as the sample has it.
CREATE TABLE feedback_given (
    model           text        NOT NULL,
    id              text        NOT NULL,
    image           int         NOT NULL,
    at              timestamptz NOT NULL,
    truth           int         NOT NULL,
    label           text        NOT NULL,
    told            bool        NOT NULL,
    version         int,
    predicted       int,
    predicted_label text,
    PRIMARY KEY (model, id, image)
);
CREATE INDEX feedback_given_by_version ON feedback_given (model, version);
