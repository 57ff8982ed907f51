package io.cotejo.events.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Reads a job inside an event: unknown fields are ignored, everything else is checked as at submission. */
final class TrainingJobDeserializer extends JsonDeserializer<TrainingJob> {
    @Override
    public TrainingJob deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode document = context.readTree(parser);
        return switch (JobReader.lenient().read(document)) {
            case JobReader.Result.Accepted accepted -> accepted.job();
            case JobReader.Result.Rejected rejected ->
                context.reportInputMismatch(TrainingJob.class, "%s", Fault.join(rejected.faults()));
        };
    }
}
