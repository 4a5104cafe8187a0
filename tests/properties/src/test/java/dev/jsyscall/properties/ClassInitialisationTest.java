package dev.jsyscall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every class may be the first that a program touches. Where initialisation ran in a circle, the class that began it would see zeros and
 * nulls: so each class is initialised first among fresh ones, and must end up with the constants that it has otherwise.
 */
class ClassInitialisationTest {
    @Test
    void anyClassMayComeFirst() throws Exception {
        Map<String, Map<String, Object>> usual = new TreeMap<>();
        FreshClasses inOrder = new FreshClasses();
        for (String name : FreshClasses.names()) usual.put(name, constants(initialise(inOrder, name)));
        assertThat(usual).hasSizeGreaterThan(100);

        for (String name : FreshClasses.names()) {
            try (FreshClasses fresh = new FreshClasses()) {
                assertThat(constants(initialise(fresh, name))).as(name).isEqualTo(usual.get(name));
            }
        }
    }

    private static Class<?> initialise(FreshClasses classes, String name) throws ClassNotFoundException {
        return Class.forName(name, true, classes);
    }

    /** The static finals that can be compared across class loaders; others by being there at all. */
    private static Map<String, Object> constants(Class<?> type) throws IllegalAccessException {
        Map<String, Object> constants = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) || !Modifier.isFinal(field.getModifiers()) || field.isSynthetic()) continue;
            field.setAccessible(true);
            Object value = field.get(null);
            boolean comparable = field.getType().isPrimitive() || value instanceof String;
            constants.put(field.getName(), comparable ? value : value != null);
        }
        return constants;
    }
}
