package dev.jsyscall.integration.calls;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;
import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.lang.module.ModuleDescriptor.Version;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests of what an older kernel than {@code value} does not have. On that kernel and newer ones a missing call is a failure. */
@Target({TYPE, METHOD})
@Retention(RUNTIME)
@ExtendWith(SinceLinux.Condition.class)
@interface SinceLinux {
    /** The first version that has it: 5.6. */
    String value();

    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return findAnnotation(context.getElement(), SinceLinux.class).map(SinceLinux::value).map(Condition::compare)
                    .orElse(enabled("any kernel"));
        }

        private static ConditionEvaluationResult compare(String since) {
            String running = System.getProperty("os.version");
            String number = running.replaceFirst("^(\\d+\\.\\d+).*", "$1");
            return Version.parse(number).compareTo(Version.parse(since)) < 0
                    ? disabled("it came with Linux " + since + ", and this is " + running)
                    : enabled("Linux " + running);
        }
    }
}
