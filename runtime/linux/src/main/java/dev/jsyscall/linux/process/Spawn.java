package dev.jsyscall.linux.process;

import dev.jsyscall.ErrnoException;
import dev.jsyscall.HasFd;
import dev.jsyscall.Machine;
import dev.jsyscall.PathText;
import dev.jsyscall.Platform;
import dev.jsyscall.Quote;
import dev.jsyscall.linux.abi.fcntl.AT;
import dev.jsyscall.linux.abi.fcntl.O;
import dev.jsyscall.linux.abi.stat.S;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A program to start: {@code Spawn.of("/bin/ls", "-l").cwd("/tmp").stdout(file).start()}.
 *
 * <p>By itself it gets this process's environment, user, directories and limits, its standard input, output and error, and no other
 * descriptor. No signal is blocked for it, and only those are ignored that this process ignores. All that is asked for happens in the
 * new process, before it becomes the program, and nothing of it in this one. If a step fails, {@link #start} says which and why.
 *
 * <p>A start may be repeated, and an option set again, of which the last value counts. A builder is for one thread at a time.
 */
public final class Spawn extends SpawnOptions {
    private static final String DEFAULT_PATH = "/usr/local/bin:/bin:/usr/bin";

    private final String program;
    private final @Nullable HasFd file;
    private final List<byte[]> arguments = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final ProgramEnvironment environment;
    private final Descriptors descriptors;
    private boolean searches;

    private Spawn(String program, @Nullable HasFd file, String name, String... arguments) {
        this.program = program;
        this.file = file;
        environment = new ProgramEnvironment();
        descriptors = new Descriptors();
        PathText.encode(program);
        argument(name);
        for (String argument : arguments) argument(argument);
    }

    private Spawn(Spawn other) {
        super(other);
        program = other.program;
        file = other.file;
        arguments.addAll(other.arguments);
        shown.addAll(other.shown);
        environment = new ProgramEnvironment(other.environment);
        descriptors = new Descriptors(other.descriptors);
        searches = other.searches;
    }

    /**
     * A program by its path, which begins at the directory that it is started in, and its arguments after the first, which is the path. It
     * is not looked for elsewhere; see {@link #searchPath}.
     */
    public static Spawn of(String program, String... arguments) {
        return new Spawn(program, null, program, arguments);
    }

    /** A program that is open, with {@code name} as its first argument. A script's interpreter will not find it: it is closed by then. */
    public static Spawn of(HasFd program, String name, String... arguments) {
        return new Spawn(name, Objects.requireNonNull(program), name, arguments);
    }

    /** Another builder that has been told the same until now. */
    public Spawn copy() {
        return new Spawn(this);
    }

    private void argument(String argument) {
        arguments.add(PathText.encode(argument));
        shown.add(argument);
    }

    /** Calls the program otherwise: sets its first argument, by which it knows itself. */
    public Spawn name(String name) {
        arguments.set(0, PathText.encode(name));
        shown.set(0, name);
        return this;
    }

    /** Looks the program up in the variable PATH of the environment that it gets, unless its name has a slash. */
    public Spawn searchPath() {
        searches = true;
        return this;
    }

    // ---- environment

    /** Sets a variable of its environment. */
    public Spawn env(String name, String value) {
        environment.put(name, Objects.requireNonNull(value, "withoutEnv removes a variable"));
        return this;
    }

    /** Removes a variable from its environment. */
    public Spawn withoutEnv(String name) {
        environment.put(name, null);
        return this;
    }

    /** Empties its environment; variables may then be set. */
    public Spawn emptyEnv() {
        environment.clear();
        return this;
    }

    // ---- descriptors

    /** Its standard input. */
    public Spawn stdin(HasFd file) {
        return fd(0, file);
    }

    /** Its standard output. */
    public Spawn stdout(HasFd file) {
        return fd(1, file);
    }

    /** Its standard error. */
    public Spawn stderr(HasFd file) {
        return fd(2, file);
    }

    /** Lets its standard error go where its standard output goes, as {@code 2>&1} does. */
    public Spawn stderrToStdout() {
        return sameFd(2, 1);
    }

    /** A descriptor that is the same open file as another of the program's, wherever that comes from. */
    public Spawn sameFd(int number, int other) {
        if (number == other) throw new IllegalArgumentException("a descriptor is not a copy of itself: " + number);
        descriptors.put(number, new Descriptors.Same(other));
        return this;
    }

    /** A descriptor by the number that the program knows it by. It shares its position with {@code file}, which stays the caller's. */
    public Spawn fd(int number, HasFd file) {
        descriptors.put(number, new Descriptors.Lent(Objects.requireNonNull(file, "withoutFd leaves a descriptor out")));
        return this;
    }

    /**
     * A descriptor of a file, which this process opens at the start: {@code open(0, "/dev/null", "rdonly")}, {@code open(1, "log",
     * "wronly, creat, append")}. A file that is created has mode 0666, less the umask of this process.
     */
    public Spawn open(int number, String path, String flags) {
        return open(number, path, O.parse(flags), 0666);
    }

    /** As {@link #open(int, String, String)}, with the mode of a file that is created: {@code "rw-------"}. */
    public Spawn open(int number, String path, String flags, String mode) {
        return open(number, path, O.parse(flags), S.parse(mode));
    }

    /** As {@link #open(int, String, String)}, with flags as bits of {@link O} and the mode of a file that is created. */
    public Spawn open(int number, String path, int flags, int mode) {
        PathText.encode(path);
        descriptors.put(number, new Descriptors.Opened(path, flags, mode));
        return this;
    }

    /** Pipes to and from this process, which has their ends in {@link Child#pipe}. The program reads number 0 and writes all others. */
    public Spawn pipe(int... numbers) {
        for (int number : numbers) descriptors.put(number, new Descriptors.Pipe(number == 0));
        return this;
    }

    /** A pipe that the program reads from, whatever its number. */
    public Spawn inputPipe(int number) {
        descriptors.put(number, new Descriptors.Pipe(true));
        return this;
    }

    /** No descriptor with this number, where there would be standard input, output or error. */
    public Spawn withoutFd(int number) {
        descriptors.remove(number);
        return this;
    }

    /**
     * Starts it, and returns when it has become the program. The calling thread waits for that, which takes as long as the kernel needs to
     * find and open the program.
     *
     * @throws SpawnException if the new process could not become the program; {@link SpawnException#call} is the step that failed
     * @throws ErrnoException if a file could not be opened, or a process not be made
     * @throws UnsupportedOperationException if this process is refused executable memory, and something is asked for that posix_spawn lacks
     */
    public Child start() throws ErrnoException {
        try (Arena arena = Arena.ofConfined(); PreparedDescriptors prepared = new PreparedDescriptors()) {
            descriptors.prepare(prepared);
            MemorySegment code = Code.SPAWN;
            return code == null
                    ? new PosixSpawn(arena, this, prepared).start()
                    : new MachineCodeSpawn(arena, this, prepared).start(code);
        }
    }

    /**
     * Becomes the program: it takes this process's place, under the same id, and the virtual machine is gone with all its threads.
     * <b>Nothing is finished before that</b>, no shutdown hook and no {@code finally}; what was not written is lost. Signals that the virtual
     * machine handles do what they do by default again.
     *
     * <p>All that was asked for is done by the calling thread. If a step fails, or the program cannot begin, that is said, and <b>what was
     * done until then stays done</b>: a directory changed, a descriptor replaced, a user given up. Then it is best to end.
     *
     * @throws SpawnException if this process could not become the program
     * @throws ErrnoException if a file could not be opened
     * @throws UnsupportedOperationException if new namespaces, a control group or a pipe are asked for, which need a new process
     * @throws IllegalStateException in a virtual thread
     * @see <a href="https://man7.org/linux/man-pages/man2/execve.2.html">execve(2)</a>
     */
    public void exec() throws ErrnoException {
        PlatformThread.require("what is done before the program begins");
        if (cloneFlags() != 0 || cgroup() != null || descriptors.hasPipes()) {
            throw new UnsupportedOperationException("namespaces, a control group and pipes need a new process: use start");
        }
        try (Arena arena = Arena.ofConfined(); PreparedDescriptors prepared = new PreparedDescriptors()) {
            descriptors.prepare(prepared);
            ChildCalls calls = new ChildCalls(arena, prepared);
            addSteps(calls, prepared);
            ChildCalls attempts = new ChildCalls(arena, prepared);
            addProgram(attempts, 0);
            throw InPlace.run(calls.entries(), attempts.entries(), program);
        }
    }

    @Override
    Spawn self() {
        return this;
    }

    @Override
    List<String> beyondPosix() {
        List<String> beyond = super.beyondPosix();
        if (file != null) beyond.add("run an open file");
        return beyond;
    }

    String program() {
        return program;
    }

    /** The last calls: each replaces the process by the program, or fails. Those before {@code first} were tried. */
    void addProgram(ChildCalls calls, int first) throws ErrnoException {
        Strings argv = argv(calls.memory());
        Strings envp = environment.strings(calls.memory());
        List<String> paths = candidates();
        if (file != null) calls.call("execveat", file, "", argv, envp, new ChildCalls.Shown(AT.EMPTY_PATH, "empty_path"));
        else for (String path : paths.subList(first, paths.size())) calls.call("execve", path, argv, envp);
    }

    Strings argv(SegmentAllocator allocator) {
        return Strings.of(arguments, Quote.elements(shown.size(), i -> Quote.string(shown.get(i))), allocator);
    }

    Strings envp(SegmentAllocator allocator) {
        return environment.strings(allocator);
    }

    /** The paths to try. */
    List<String> candidates() {
        if (file != null || !searches || program.contains("/")) return List.of(program);
        String path = environment.get("PATH");
        return Arrays.stream((path == null ? DEFAULT_PATH : path).split(":", -1))
                .map(folder -> folder.isEmpty() ? program : folder + "/" + program)
                .toList();
    }

    /** The machine code, null where calls do not go through any. */
    private static final class Code {
        static final @Nullable MemorySegment SPAWN = Platform.transport().equals("stub") ? Machine.entry("spawn", 0) : null;
    }
}
