package io.cotejo.inference.async;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where a request is. */
record Place(TopicPartition partition, long offset) {
    static Place of(ConsumerRecord<?, ?> request) {
        return new Place(new TopicPartition(request.topic(), request.partition()), request.offset());
    }
}
