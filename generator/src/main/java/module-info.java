/** From ABI specs to a resolved ABI and to Java sources. */
module dev.jsyscall.generator {
    requires static org.jspecify;
    requires java.compiler;
    requires org.antlr.antlr4.runtime;
    requires com.palantir.javapoet;

    exports dev.jsyscall.generator;
    exports dev.jsyscall.generator.emit;
    exports dev.jsyscall.generator.model;
}
