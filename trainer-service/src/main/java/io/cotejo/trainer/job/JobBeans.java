package io.cotejo.trainer.job;

import io.cotejo.events.Topic;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.kafka.TopicAdmin;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.journal.HistoryFollower;
import io.cotejo.trainer.journal.Journal;
import io.cotejo.trainer.journal.JournalConfig;
import io.cotejo.trainer.run.Runs;
import io.cotejo.trainer.run.StartingPoints;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Wires submission and queue, and stops the queue first of all: the running job is handed back while Kafka is there. */
@ApplicationScoped
class JobBeans {
    @Produces
    @Singleton
    JobSubmissions submissions(Datasets datasets, ArtifactStore store, Journal journal, HistoryFollower histories) {
        var check = new JobCheck(datasets, new StartingPoints(store, histories::upToDate)::faults);
        return new JobSubmissions(check, journal, histories, Clock.systemUTC(), new SecureRandom());
    }

    @Produces
    @Singleton
    ShareGroup group(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Admin admin,
            TopicAdmin topics,
            JobQueueConfig config,
            JournalConfig journal) {
        return new ShareGroup(kafka, admin, topics, config, Topic.JOBS.name(journal.topicPrefix()));
    }

    @Produces
    @Singleton
    JobIntake intake(
            Datasets datasets,
            Journal journal,
            HistoryFollower histories,
            Runs runs,
            JobMeters meters,
            JobQueueConfig config) {
        var check = new JobCheck(datasets, (from, plan) -> List.of()); // a run that is resumed needs it no more
        return new JobIntake(check, journal, histories, runs, meters, config.maxDeliveries());
    }

    @Produces
    @Singleton
    @Startup
    JobQueue queue(ShareGroup group, JobIntake intake, JobQueueConfig config) {
        return new JobQueue(group::join, intake, config.lock(), config.grace());
    }

    void stop(@Observes ShutdownEvent event, JobQueue queue) {
        queue.close();
    }
}
