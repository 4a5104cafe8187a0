package dev.jsyscall.generator.emit;

import com.palantir.javapoet.CodeBlock;
import dev.jsyscall.generator.emit.CallDocumentation.Subject;
import java.util.List;

/**
 * A system call or device request or library function as typed Java: everything the methods for it are made of.
 *
 * @param name the spec's name, or the kernel's where it exists on the same architectures
 * @param method the Java method's name
 * @param arguments how its arguments become the kernel's
 * @param invocation the call, an expression over what {@code arguments} prepared
 * @param missing the architectures where nothing answers to it
 */
record Operation(String name, String method, Subject subject, Arguments arguments, CodeBlock invocation, List<String> missing) {}
