package dev.jsyscall.linux.process;

import dev.jsyscall.BorrowedFd;
import dev.jsyscall.ErrnoException;
import dev.jsyscall.Fd;
import dev.jsyscall.HasFd;
import dev.jsyscall.OwnedFd;
import dev.jsyscall.linux.abi.fcntl.F;
import dev.jsyscall.linux.abi.fcntl.FD;
import dev.jsyscall.linux.abi.fcntl.FcntlCalls;
import dev.jsyscall.linux.abi.file.CLOSE_RANGE;
import dev.jsyscall.linux.file.OpenFile;
import dev.jsyscall.linux.raw.FileRaw;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The descriptors of one start: open in this process, to be given their numbers in the child. */
final class PreparedDescriptors implements AutoCloseable {
    private final TreeMap<Integer, Integer> numbers = new TreeMap<>();
    private final TreeMap<Integer, OwnedFd> kept = new TreeMap<>();
    private final List<OwnedFd> temporary = new ArrayList<>();
    private final List<Fd> used = new ArrayList<>();

    void lend(int target, HasFd file) throws ErrnoException {
        numbers.put(target, enter(file.fd()));
    }

    /** The number by which a step of the child finds a descriptor, also when those of the program have got theirs. */
    int use(HasFd file) throws ErrnoException {
        Fd fd = file.fd();
        int number = enter(fd);
        return numbers.containsKey(number) ? above(fd).number() : number;
    }

    /** The number of a descriptor, which stays open until the start is over. */
    int enter(Fd fd) throws ErrnoException {
        int number = fd.enter();
        used.add(fd);
        return number;
    }

    void give(int target, OwnedFd file) {
        temporary.add(file);
        numbers.put(target, file.number());
    }

    /** Gives a descriptor the same file as another. */
    void share(int target, int other) {
        Integer number = numbers.get(other);
        if (number == null) throw new IllegalArgumentException("there is no descriptor " + other);
        numbers.put(target, number);
    }

    void keep(int target, OwnedFd file) {
        kept.put(target, file);
    }

    /** A duplicate whose number no descriptor of the program has. */
    OwnedFd above(Fd file) throws ErrnoException {
        OwnedFd copy = FcntlCalls.fcntlDupfdCloexec(file, numbers.isEmpty() ? 0 : numbers.lastKey() + 1);
        temporary.add(copy);
        return copy;
    }

    /** Moves away what stands on a number that another descriptor is to have. */
    void separate() throws ErrnoException {
        for (Map.Entry<Integer, Integer> entry : numbers.entrySet()) {
            int number = entry.getValue();
            if (number != entry.getKey() && numbers.containsKey(number)) entry.setValue(above(BorrowedFd.of(number)).number());
        }
    }

    /** Marks every descriptor to be closed, and then gives those of the program their numbers. */
    void addTo(ChildCalls calls) throws ErrnoException {
        if (CloseRange.MARKS) {
            calls.call("close_range", 0, -1, CLOSE_RANGE.CLOEXEC);
        } else {
            for (int number : open()) if (!numbers.containsKey(number)) calls.attempt(fcntl(), number, F.SETFD, FD.CLOEXEC);
        }
        for (Map.Entry<Integer, Integer> entry : numbers.entrySet()) {
            int target = entry.getKey();
            int number = entry.getValue();
            if (number != target) calls.call("dup3", number, target, 0);
            // Standard input, output or error may be closed here; then it is there.
            else if (target <= 2) calls.attempt(fcntl(), number, F.SETFD, 0);
            else calls.call(fcntl(), number, F.SETFD, 0);
        }
    }

    private static String fcntl() {
        return ChildCalls.first("fcntl64", "fcntl");
    }

    /** The numbers of all descriptors that are open at this moment. */
    static List<Integer> open() {
        List<Integer> open = new ArrayList<>();
        String[] names = new File("/proc/self/fd").list();
        for (String name : names == null ? new String[0] : names) open.add(Integer.valueOf(name));
        return open;
    }

    /** The program's number of each descriptor, and its number in this process. */
    Map<Integer, Integer> numbers() {
        return numbers;
    }

    /** This process's ends of pipes, by the numbers that the other ends have in the program. They are the caller's from now on. */
    Map<Integer, OpenFile> handOver() {
        Map<Integer, OpenFile> ends = new HashMap<>();
        kept.forEach((number, end) -> ends.put(number, OpenFile.of(end)));
        kept.clear();
        return ends;
    }

    @Override
    public void close() {
        for (Fd fd : used) fd.exit();
        temporary.forEach(PreparedDescriptors::close);
        kept.values().forEach(PreparedDescriptors::close);
    }

    /** What the kernel says of a file when one of several descriptors is closed must not lose a child that has begun. */
    private static void close(OwnedFd fd) {
        try {
            fd.close();
        } catch (ErrnoException closedAllTheSame) {
            // Nothing was written through it here.
        }
    }

    /** Whether close_range(2) can mark descriptors, which it does since Linux 5.11. */
    private static final class CloseRange {
        static final boolean MARKS = FileRaw.close_range(-1, -1, CLOSE_RANGE.CLOEXEC) == 0;
    }
}
