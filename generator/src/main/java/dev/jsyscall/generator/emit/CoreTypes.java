package dev.jsyscall.generator.emit;

import com.palantir.javapoet.ClassName;

/** The hand-written classes that generated code stands on. */
final class CoreTypes {
    static final String PACKAGE = "dev.jsyscall";

    static final ClassName ACCESS = core("Access");
    static final ClassName BORROWED_FD = core("BorrowedFd");
    static final ClassName ERRNO_EXCEPTION = core("ErrnoException");
    static final ClassName FD = core("Fd");
    static final ClassName FLAG_TABLE = core("FlagTable");
    static final ClassName MACHINE = core("Machine");
    static final ClassName CODE = MACHINE.nestedClass("Code");
    static final ClassName HOLE = MACHINE.nestedClass("Hole");
    static final ClassName FLUSH = MACHINE.nestedClass("Flush");
    static final ClassName NATIVE = core("Native");
    static final ClassName OWNED_FD = core("OwnedFd");
    static final ClassName PLATFORM = core("Platform");
    static final ClassName QUOTE = core("Quote");
    static final ClassName SCRATCH = core("Scratch");
    static final ClassName STRUCT = core("Struct");
    static final ClassName STRUCT_MEMORY = core("StructMemory");
    static final ClassName STRUCT_TEXT = core("StructText");
    static final ClassName SYSCALL = core("Syscall");

    static final ClassName BYTE_BUFFER = ClassName.get("java.nio", "ByteBuffer");
    static final ClassName MEMORY_SEGMENT = ClassName.get("java.lang.foreign", "MemorySegment");
    static final ClassName METHOD_HANDLE = ClassName.get("java.lang.invoke", "MethodHandle");
    static final ClassName SEGMENT_ALLOCATOR = ClassName.get("java.lang.foreign", "SegmentAllocator");
    static final ClassName STRING = ClassName.get("java.lang", "String");

    static final ClassName MAGIC_CONSTANT = ClassName.get("org.intellij.lang.annotations", "MagicConstant");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");

    private CoreTypes() {}

    private static ClassName core(String name) {
        return ClassName.get(PACKAGE, name);
    }
}
