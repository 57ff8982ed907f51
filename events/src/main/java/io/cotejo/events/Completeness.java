package io.cotejo.events;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds records that were read against their declaration: what is not {@link Nullable} must be there. */
final class Completeness {
    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            var components = Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .toList();
            components.forEach(component -> component.getAccessor().setAccessible(true));
            return components;
        }
    };

    private Completeness() {}

    /**
     * Checks a record and the records in it; anything else passes.
     *
     * @throws UnreadableEventException naming the first field that is missing
     */
    static void require(Object value) {
        if (value instanceof Record && value.getClass().getPackageName().startsWith("io.cotejo.")) {
            COMPONENTS.get(value.getClass()).forEach(component -> require(value, component));
        }
    }

    private static void require(Object owner, RecordComponent component) {
        var field = read(owner, component);
        if (field != null) {
            require(field);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new UnreadableEventException(
                    "lacks the field " + component.getName() + " of a "
                            + owner.getClass().getSimpleName(),
                    null);
        }
    }

    private static @Nullable Object read(Object owner, RecordComponent component) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
