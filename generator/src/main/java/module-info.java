/** From ABI specs to a resolved ABI and to Java sources. */
module dev.jsyscall.generator {
    requires static org.jspecify;
    requires org.antlr.antlr4.runtime;
    requires com.palantir.javapoet;

    exports dev.jsyscall.generator.model;
}
