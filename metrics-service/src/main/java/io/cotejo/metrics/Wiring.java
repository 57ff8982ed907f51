package io.cotejo.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.metrics.compare.Comparisons;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.Schema;
import io.cotejo.metrics.deadletter.LetterRows;
import io.cotejo.metrics.deadletter.Letters;
import io.cotejo.metrics.feedback.GivenFeedback;
import io.cotejo.metrics.feedback.SampledPredictions;
import io.cotejo.metrics.feedback.Usages;
import io.cotejo.metrics.outbox.Outbox;
import io.cotejo.metrics.pair.Pairs;
import io.cotejo.metrics.pair.StoredAnswers;
import io.cotejo.metrics.projection.Fold;
import io.cotejo.metrics.projection.KafkaClients;
import io.cotejo.metrics.projection.Projection;
import io.cotejo.metrics.projection.ProjectionMeters;
import io.cotejo.metrics.registry.Decisions;
import io.cotejo.metrics.registry.Exports;
import io.cotejo.metrics.registry.Models;
import io.cotejo.metrics.registry.RecordedDecisions;
import io.cotejo.metrics.registry.Registry;
import io.cotejo.metrics.retention.RunDeletion;
import io.cotejo.metrics.retention.RunFiles;
import io.cotejo.metrics.run.ArtifactsConfig;
import io.cotejo.metrics.run.Checkpoints;
import io.cotejo.metrics.run.Curves;
import io.cotejo.metrics.run.Experiments;
import io.cotejo.metrics.run.Hyperparameters;
import io.cotejo.metrics.run.LearningCurves;
import io.cotejo.metrics.run.Outcomes;
import io.cotejo.metrics.run.Predictions;
import io.cotejo.metrics.run.RunStates;
import io.cotejo.metrics.run.Runs;
import io.cotejo.metrics.stream.LiveStream;
import io.cotejo.metrics.stream.StreamConfig;
import io.cotejo.metrics.traffic.Traffic;
import io.cotejo.metrics.traffic.TrafficFold;
import io.cotejo.metrics.webhook.Announcements;
import io.cotejo.metrics.webhook.Deliveries;
import io.cotejo.metrics.webhook.Webhooks;
import io.cotejo.metrics.webhook.WebhooksConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the parts together. The only class that knows all of them. */
@Singleton
public class Wiring {
    private static final String SOURCE = "/metrics-service";

    /** What every deployment folds. */
    public static List<Fold> folds(Registry registry, Outbox outbox) {
        var folds = new ArrayList<Fold>(
                List.of(new RunStates(outbox), new LearningCurves(), new Checkpoints(), new Exports(registry)));
        folds.addAll(RecordedDecisions.all());
        folds.add(new TrafficFold());
        folds.add(new SampledPredictions());
        folds.add(new GivenFeedback());
        return List.copyOf(folds);
    }

    @Produces
    @Singleton
    Database database(AgroalDataSource source) {
        return new Database(source);
    }

    @Produces
    @Singleton
    Outbox outbox(Database database, TopicsConfig topics) {
        return new Outbox(database, new EventRecords(topics.topicPrefix(), SOURCE));
    }

    @Produces
    @Singleton
    Registry registry(Database database, Outbox outbox, StoredAnswers answers, Webhooks webhooks) {
        var decisions = new Decisions(outbox, new Announcements(webhooks), Clock.systemUTC());
        return new Registry(database, decisions, answers);
    }

    @Produces
    @Singleton
    Traffic traffic(Registry registry, Outbox outbox) {
        return new Traffic(registry, outbox, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Webhooks webhooks(WebhooksConfig config) {
        return Webhooks.of(config);
    }

    @Produces
    @Singleton
    Deliveries deliveries(Database database) {
        return new Deliveries(database);
    }

    @Produces
    @Singleton
    StoredAnswers answers(ArtifactsConfig config) {
        return new StoredAnswers(new ArtifactStore(config.artifacts()));
    }

    @Produces
    @Singleton
    Pairs pairs(Runs runs, StoredAnswers answers) {
        return new Pairs(runs, answers);
    }

    @Produces
    @Singleton
    KafkaClients clients(@Identifier("default-kafka-broker") Map<String, Object> connection, TopicsConfig topics) {
        return new KafkaClients(connection, topics.topicPrefix());
    }

    @Produces
    @Singleton
    Projection projection(
            AgroalDataSource source, KafkaClients clients, Registry registry, Outbox outbox, MeterRegistry meters) {
        var writing =
                new Projection.Writing(folds(registry, outbox), new LetterRows(), outbox, new ProjectionMeters(meters));
        return new Projection(new Schema(source), new Database(source), clients, writing, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Runs runs(Database database) {
        return new Runs(database);
    }

    @Produces
    @Singleton
    Predictions predictions(Runs runs, ArtifactsConfig config) {
        return new Predictions(runs, new ArtifactStore(config.artifacts()));
    }

    @Produces
    @Singleton
    Experiments experiments(Database database) {
        return new Experiments(database);
    }

    @Produces
    @Singleton
    Curves curves(Database database) {
        return new Curves(database);
    }

    @Produces
    @Singleton
    Hyperparameters hyperparameters(Database database) {
        return new Hyperparameters(database);
    }

    @Produces
    @Singleton
    Models models(Database database) {
        return new Models(database);
    }

    @Produces
    @Singleton
    Usages usages(Database database) {
        return new Usages(database);
    }

    @Produces
    @Singleton
    Letters letters(Database database, Outbox outbox, TopicsConfig topics) {
        return new Letters(database, outbox, topics.topicPrefix(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    RunFiles files(Database database, ArtifactsConfig config) {
        return new RunFiles(database, new ArtifactStore(config.artifacts()));
    }

    @Produces
    @Singleton
    RunDeletion deletion(Database database, Outbox outbox, RunFiles files, TopicsConfig topics) {
        return new RunDeletion(database, outbox, files, topics.topicPrefix(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    LiveStream stream(Database database, ObjectMapper json, StreamConfig config) {
        return new LiveStream(database, json, config);
    }

    @Produces
    @Singleton
    Comparisons comparisons(Runs runs, Database database) {
        return new Comparisons(runs, new Outcomes(database));
    }
}
