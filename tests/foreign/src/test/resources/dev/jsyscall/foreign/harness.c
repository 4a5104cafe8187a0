/*
 * Proves an architecture's machine code without a C library: each check calls a stub and compares the kernel's answer.
 *
 * calls.h is written from the ABI specs. It holds the stubs' bytes, for each call a function with call_ before its name that puts its
 * arguments into the words the architecture wants, HAS_ and its name where it exists, constants by their C names, and the offsets
 * of the few members used here. One line of output a check: "ok NAME" or "FAILED NAME: expected A, got B".
 */
#include "calls.h"

#define GIB 1073741824LL
#define FAR (5 * GIB)               /* needs more than 32 bits, and both halves differ from each other */
#define NEAR (3 * GIB)              /* a page number where an offset in bytes would be negative; all that the emulator maps */
#define PAGE 65536                  /* a multiple of every page size in use */
#define P(pointer) ((wide) (unsigned long) (pointer))

static int failures;

static void print(const char *text) {
    int length = 0;
    while (text[length]) length++;
    call_write(1, P(text), length);
}

static void print_number(wide value) {
    char digits[24], *at = digits + sizeof digits;
    unsigned long long rest = value < 0 ? -(unsigned long long) value : (unsigned long long) value;
    *--at = 0;
    /* Hexadecimal: dividing 64 bits would need a library on 32-bit architectures. */
    do *--at = "0123456789abcdef"[rest & 15]; while (rest >>= 4);
    print(value < 0 ? "-0x" : "0x");
    print(at);
}

static void check(const char *name, wide got, wide expected) {
    if (got == expected) {
        print("ok ");
        print(name);
    } else {
        failures++;
        print("FAILED ");
        print(name);
        print(": expected ");
        print_number(expected);
        print(", got ");
        print_number(got);
    }
    print("\n");
}

static unsigned char buffer[PAGE] __attribute__((aligned(PAGE)));

static wide file_size(int fd) {
    static unsigned long long status[SIZEOF_statx / 8];
    long result = call_statx(fd, P(""), AT_EMPTY_PATH, STATX_SIZE, P(status));
    return result < 0 ? result : (wide) status[OFFSETOF_statx_size / 8];
}

/** Results come back as they are, failures as a negative error number. */
static void results(void) {
    check("write counts bytes", call_write(1, P("# eleven..\n"), 11), 11);
    check("getpid is positive", call_getpid() > 0, 1);
    check("a lone thread has its process's number", call_gettid(), call_getpid());
    check("close(-1)", call_close(-1), -EBADF);
    check("openat of what is not there", call_openat(AT_FDCWD, P("/no/such/file"), O_RDONLY, 0), -ENOENT);
    check("write from a bad address", call_write(1, 8, 1), -EFAULT);
}

/** Files beyond 4 GiB: both halves of a 64-bit argument reach the right registers. */
static void far_offsets(void) {
    int fd = call_openat(AT_FDCWD, P("machine-code.data"), O_RDWR | O_CREAT | O_TRUNC | O_LARGEFILE, 0600);
    check("openat creates a file", fd >= 0, 1);
    check("pwrite64 beyond 4 GiB", call_pwrite64(fd, P("far"), 3, FAR + 1), 3);
    check("pwrite64 at 3 GiB", call_pwrite64(fd, P("near"), 4, NEAR + 1), 4);
    check("the file's size", file_size(fd), FAR + 4);
    check("pread64 beyond 4 GiB", call_pread64(fd, P(buffer), sizeof buffer, FAR), 4);
    check("what pread64 read", buffer[0] == 0 && buffer[1] == 'f' && buffer[2] == 'a' && buffer[3] == 'r', 1);

    unsigned long vector[2] = {(unsigned long) (buffer + 16), 8};
    check("preadv, the offset in two halves", call_preadv(fd, P(vector), 1, FAR + 2), 2);
    check("what preadv read", buffer[16] == 'a' && buffer[17] == 'r', 1);
    check("pwritev, the offset in two halves", call_pwritev(fd, P(vector), 1, FAR + 9), 8);
    check("the file's size after pwritev", file_size(fd), FAR + 17);

#ifdef HAS_ftruncate64
    check("ftruncate64", call_ftruncate64(fd, FAR + PAGE), 0);
#else
    check("ftruncate", call_ftruncate(fd, FAR + PAGE), 0);
#endif
    check("the file's size after it", file_size(fd), FAR + PAGE);
    check("fallocate, two 64-bit arguments", call_fallocate(fd, 0, FAR + PAGE, 7), 0);
    check("the file's size after fallocate", file_size(fd), FAR + PAGE + 7);

    /* Four words of offset and length with advice behind or before them; seven words with padding on mips o32. */
#ifdef HAS_fadvise64_64
    check("fadvise64_64", call_fadvise64_64(fd, FAR, FAR, POSIX_FADV_SEQUENTIAL), 0);
    check("fadvise64_64 sees its advice", call_fadvise64_64(fd, FAR, FAR, 99), -EINVAL);
    check("fadvise64_64 sees its length", call_fadvise64_64(fd, FAR, -FAR, POSIX_FADV_SEQUENTIAL), -EINVAL);
#else
    check("fadvise64", call_fadvise64(fd, FAR, FAR, POSIX_FADV_SEQUENTIAL), 0);
    check("fadvise64 sees its advice", call_fadvise64(fd, FAR, FAR, 99), -EINVAL);
    check("fadvise64 sees its length", call_fadvise64(fd, FAR, -FAR, POSIX_FADV_SEQUENTIAL), -EINVAL);
#endif
    check("sync_file_range", call_sync_file_range(fd, FAR, PAGE, SYNC_FILE_RANGE_WRITE), 0);
    check("sync_file_range sees its flags", call_sync_file_range(fd, FAR, PAGE, 0x4000), -EINVAL);
    check("sync_file_range sees its offset", call_sync_file_range(fd, -FAR, PAGE, SYNC_FILE_RANGE_WRITE), -EINVAL);

    /* Six arguments, the last a 64-bit offset or its page number. */
#ifdef HAS_mmap2
    long mapped = call_mmap2(0, PAGE, PROT_READ, MAP_SHARED, fd, NEAR >> 12);
#else
    long mapped = call_mmap(0, PAGE, PROT_READ, MAP_SHARED, fd, NEAR);
#endif
    int failed = (unsigned long) mapped >= -4095UL;
    check("a file mapped at 3 GiB", failed ? mapped : 0, 0);
    const char *bytes = (const char *) mapped;
    if (!failed) check("what is mapped", bytes[1] == 'n' && bytes[2] == 'e' && bytes[3] == 'a' && bytes[4] == 'r', 1);
    check("close", call_close(fd), 0);
    check("close again", call_close(fd), -EBADF);
    check("unlinkat", call_unlinkat(AT_FDCWD, P("machine-code.data"), 0), 0);
}

/** All six arguments count. */
static void six_arguments(void) {
    static int word;
#ifdef HAS_futex
    check("futex without a bit to wait for", call_futex(P(&word), FUTEX_WAIT_BITSET, 1, 0, 0, 0), -EINVAL);
    check("futex with another value", call_futex(P(&word), FUTEX_WAIT_BITSET, 1, 0, 0, -1), -EAGAIN);
#else /* born with 64-bit time */
    check("futex without a bit to wait for", call_futex_time64(P(&word), FUTEX_WAIT_BITSET, 1, 0, 0, 0), -EINVAL);
    check("futex with another value", call_futex_time64(P(&word), FUTEX_WAIT_BITSET, 1, 0, 0, -1), -EAGAIN);
#endif
#if __SIZEOF_LONG__ == 4 && !defined(__mips__) /* whose addresses end below */
    /* A success that looks negative: only the kernel's own flag or range tells it from a failure. */
    check("an address with its top bit set",
            call_mmap2(0x90000000UL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0), (long) 0x90000000UL);
#endif
}

/** Sets a handler. */
static long handle(int signal, void (*handler)(void)) {
    unsigned long storage[SIZEOF_sigaction / sizeof(long)];
    for (unsigned i = 0; i < sizeof storage / sizeof storage[0]; i++) storage[i] = 0;
    char *action = (char *) storage;
    *(unsigned long *) (action + OFFSETOF_sigaction_handler) = (unsigned long) handler;
#ifdef HAS_restorer
    /* It returns by rt_sigreturn, so the handler must be one with siginfo: another has a frame of another kind. */
    *(unsigned long *) (action + OFFSETOF_sigaction_restorer) = (unsigned long) code_restorer;
    *(TYPEOF_sigaction_flags *) (action + OFFSETOF_sigaction_flags) = SA_SIGINFO | SA_RESTORER;
#else
    *(TYPEOF_sigaction_flags *) (action + OFFSETOF_sigaction_flags) = SA_SIGINFO;
#endif
    return call_rt_sigaction(signal, P(action), 0, SIZEOF_sigset);
}

/** A handler that only returns interrupts a blocked read, and the program goes on. */
static void interruption(void) {
    int ends[2];
    check("pipe2", call_pipe2(P(ends), 0), 0);
    check("rt_sigaction", handle(SIGALRM, code_handler), 0);

    long timer[4] = {0, 0, 0, 20000};       /* struct itimerval: no repetition, 20 ms */
    check("setitimer", call_setitimer(0, P(timer), 0), 0);
    check("a blocked read is interrupted", call_read(ends[0], P(buffer), 1), -EINTR);
    check("the pipe still works", call_write(ends[1], P("x"), 1) + call_read(ends[0], P(buffer), 1), 2);
}

/** A file in memory with room for one siginfo and no more. */
static int room_for_one(void) {
    int fd = call_memfd_create(P("siginfo"), MFD_ALLOW_SEALING);
#ifdef HAS_ftruncate64
    long result = call_ftruncate64(fd, SIZEOF_siginfo);
#else
    long result = call_ftruncate(fd, SIZEOF_siginfo);
#endif
#ifdef HAS_fcntl64
    if (result == 0) result = call_fcntl64(fd, F_ADD_SEALS, F_SEAL_GROW);
#else
    if (result == 0) result = call_fcntl(fd, F_ADD_SEALS, F_SEAL_GROW);
#endif
    return result < 0 ? result : fd;
}

/** The signal whose siginfo is in a file. */
static int recorded(int fd) {
    static int info[SIZEOF_siginfo / 4];
    info[0] = 0;
    long result = call_pread64(fd, P(info), sizeof info, 0);
    return result == sizeof info ? info[0] : result;
}

static wide count(int fd) {
    unsigned long long counted = 0;
    long result = call_read(fd, P(&counted), 8);
    return result == 8 ? (wide) counted : result;
}

/** Memory at an address that machine code knows. */
static long place(unsigned long address) {
#ifdef HAS_mmap2
    return call_mmap2(address, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
#else
    return call_mmap(address, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
#endif
}

/** A handler that keeps siginfo in the first of two files that has room, and counts what it kept and what it lost. */
static void recording(void) {
    long mapped = place(RECORDER_TABLE);
    check("memory for the recorder's table", mapped == (long) RECORDER_TABLE ? 0 : mapped, 0);
    if (mapped != (long) RECORDER_TABLE) return;
    *(unsigned long long *) mapped = 1;
    int *entry = (int *) mapped + 4 * SIGUSR1;
    entry[0] = room_for_one();
    entry[1] = room_for_one();
    entry[2] = call_eventfd2(0, EFD_NONBLOCK);
    entry[3] = call_eventfd2(0, EFD_NONBLOCK);
    check("files for the recorder", entry[0] > 0 && entry[1] > 0 && entry[2] > 0 && entry[3] > 0, 1);
    check("rt_sigaction of the recorder", handle(SIGUSR1, code_recorder), 0);
    check("nothing recorded yet", count(entry[2]), -EAGAIN);
    check("kill", call_kill(call_getpid(), SIGUSR1), 0);
    check("recorded in the first file", recorded(entry[0]), SIGUSR1);
    check("nothing in the second file", recorded(entry[1]), 0);
    check("kill again", call_kill(call_getpid(), SIGUSR1), 0);
    check("recorded in the second file", recorded(entry[1]), SIGUSR1);
    check("nothing lost yet", count(entry[3]), -EAGAIN);
    check("kill without room", call_kill(call_getpid(), SIGUSR1), 0);
    check("two recorded", count(entry[2]), 2);
    check("one lost", count(entry[3]), 1);
}

/* What the backstop knows of a mapping, and its table: as the manual describes them. */
struct backed { unsigned long generation; struct backed *next; unsigned long start, size, protection; volatile unsigned long fault; };
struct backstop { unsigned long other; struct backed *first; unsigned long mask, flags; };

static struct { long calls; int signal; char *info; void *context; } other;

/** The handler behind the backstop: it helps itself where there is nothing, so that a fault that reaches it is seen to be over. */
static void other_handler(int signal, char *info, void *context) {
    other.calls++;
    other.signal = signal;
    other.info = info;
    other.context = context;
    place(*(unsigned long *) (info + OFFSETOF_siginfo_fields) & -(unsigned long) PAGE);
}

/** Calls the backstop as the kernel would; true if the other handler was called, with what the backstop was called with. */
static int passes_on(int signal, int code, unsigned long address) {
    static unsigned long info[SIZEOF_siginfo / sizeof(long)], context;
    *(int *) ((char *) info + OFFSETOF_siginfo_code) = code;
    *(unsigned long *) ((char *) info + OFFSETOF_siginfo_fields) = address;
    other.calls = 0;
    ((void (*)(int, void *, void *)) code_backstop)(signal, info, &context);
    if (other.calls == 0) return 0;
    return other.calls == 1 && other.signal == signal && other.info == (char *) info && other.context == &context ? 1 : -1;
}

/** Maps a file in memory of three pages behind the backstop's table and a gap, and takes two away again. */
static unsigned char *truncated(void) {
    const unsigned long address = BACKSTOP_TABLE + 2 * PAGE;
    int fd = call_memfd_create(P("truncated"), 0);
    for (int i = 0; i < 3; i++) call_pwrite64(fd, P("there"), 5, i * PAGE + PAGE - 5);
#ifdef HAS_mmap2
    long mapped = call_mmap2(address, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
#else
    long mapped = call_mmap(address, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
#endif
#ifdef HAS_ftruncate64
    call_ftruncate64(fd, PAGE);
#else
    call_ftruncate(fd, PAGE);
#endif
    call_close(fd);
    return (unsigned char *) mapped;
}

static int is_zero(const volatile unsigned char *page) {
    for (int i = 0; i < PAGE; i++) if (page[i]) return 0;
    return 1;
}

/** A handler of faults where a file was truncated, in front of another. */
static void backing(void) {
    struct backstop *table = (struct backstop *) place(BACKSTOP_TABLE);
    check("memory for the backstop's table", P(table), BACKSTOP_TABLE);
    if ((long) table != (long) BACKSTOP_TABLE) return;
    unsigned char *memory = truncated();
    unsigned long start = (unsigned long) memory;
    static struct backed idle, elsewhere, entry;
    idle = (struct backed) {0, &elsewhere, start, 3 * PAGE, PROT_READ | PROT_WRITE, 0};
    elsewhere = (struct backed) {1, &entry, start + 3 * PAGE, PAGE, PROT_READ, 0};
    entry = (struct backed) {2, 0, start, 3 * PAGE, PROT_READ | PROT_WRITE, 0};
    *table = (struct backstop) {(unsigned long) other_handler, &idle, -(unsigned long) PAGE,
            MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE};

    check("another cause is passed on", passes_on(SIGBUS, BUS_MCEERR_AR, start - PAGE), 1);
    check("an address before all mappings is passed on", passes_on(SIGBUS, BUS_ADRERR, start - PAGE), 1);
    check("an address behind all mappings is passed on", passes_on(SIGBUS, BUS_ADRERR, start + 4 * PAGE), 1);
    check("nothing is kept of what is passed on", idle.fault | elsewhere.fault | entry.fault, 0);
    table->mask = -1;
    check("a call that fails is passed on", passes_on(SIGBUS, BUS_ADRERR, start + 2 * PAGE + 5), 1);
    check("and its address is kept", entry.fault == start + 2 * PAGE + 5, 1);
    table->mask = -(unsigned long) PAGE;
    entry.fault = 0;

    check("an address of a mapping is not passed on", passes_on(SIGBUS, BUS_ADRERR, start + 2 * PAGE + 5), 0);
    check("its address is kept", entry.fault == start + 2 * PAGE + 5, 1);
    check("its page is zero", is_zero(memory + 2 * PAGE), 1);
    check("an earlier page is not passed on", passes_on(SIGBUS, BUS_ADRERR, start + PAGE), 0);
    check("the first address stays", entry.fault == start + 2 * PAGE + 5, 1);
    check("all pages from there are zero", is_zero(memory + PAGE) && is_zero(memory + 2 * PAGE), 1);
    check("what is still there stays", memory[PAGE - 5] == 't', 1);
    check("the idle entry stays", idle.fault, 0);
#if __SIZEOF_LONG__ == 8 && !defined(__s390x__) /* qemu-user 7.2 tells the host's address, and swaps a big-endian one's halves */
    check("rt_sigaction of the backstop", handle(SIGBUS, code_backstop), 0);
    other.calls = 0;
    truncated();
    entry.fault = 0;
    volatile unsigned char *bytes = memory;
    check("a read of what is gone finds zero", bytes[PAGE + 77], 0);
    check("the fault's address is kept", P(entry.fault), P(start + PAGE + 77));
    bytes[2 * PAGE] = 8;
    check("a write to what is gone is made", bytes[2 * PAGE], 8);
    check("nobody else was called", other.calls, 0);
    truncated();
    entry.generation = 0;
    bytes[2 * PAGE + 3] = 9;
    check("an idle entry's fault is the other's", other.calls, 1);
    check("who mends it", bytes[2 * PAGE + 3], 9);
#endif
}

#define ENTRIES 8
#define NOT_RUN -4095L
#define RETURN -1

/* A list of calls as the manual describes it, and the results behind, so that a child can send both in one piece. */
static struct {
    struct { long number, arguments[5]; unsigned long limit; long other, result; } entries[ENTRIES];
    long results[ENTRIES];
} list;

static void entry(int i, long number, long limit, int other, long a, long b, long c, long d, long e) {
    long arguments[5] = {a, b, c, d, e};
    list.entries[i].number = number;
    for (int n = 0; n < 5; n++) list.entries[i].arguments[n] = arguments[n];
    list.entries[i].limit = limit;
    list.entries[i].other = other == RETURN ? 0 : (long) &list.entries[other];
    list.entries[i].result = (long) &list.results[i];
    list.results[i] = NOT_RUN;
}

static void run(void) {
    ((long (*)(void *)) code_spawn)(&list);
}

/** A list branches where it is told to, and passes results on. */
static void lists(void) {
    static unsigned long long status[SIZEOF_statx / 8];
    entry(0, NR_openat, -4095, RETURN, AT_FDCWD, (long) "/dev/null", O_RDONLY, 0, 0);
    entry(1, NR_close, -4095, RETURN, NOT_RUN, 0, 0, 0, 0);
    list.entries[0].result = (long) &list.entries[1].arguments[0];
    entry(2, NR_close, -4095, 4, -1, 0, 0, 0, 0);
    entry(3, NR_getpid, -4095, RETURN, 0, 0, 0, 0, 0);
    entry(4, NR_statx, -4095, RETURN, AT_FDCWD, (long) "/", 0, STATX_SIZE, (long) status);
    entry(5, NR_statx, 0, 6, AT_FDCWD, (long) "/", 0, STATX_SIZE, 8);
    entry(6, NR_getpid, 0, RETURN, 0, 0, 0, 0, 0);
    run();
    check("a list's result is passed on", list.entries[1].arguments[0] > 2 && list.results[1] == 0, 1);
    check("a failure branches off", list.results[2], -EBADF);
    check("what it passes over does not run", list.results[3], NOT_RUN);
    check("a call with five arguments", list.results[4], 0);
    check("its fifth argument", list.results[5], -EFAULT);
    check("the last call before it returns", list.results[6], call_getpid());
}

/** A child goes on with the list, and its parent elsewhere, whether they share memory or not. */
static void children(void) {
    int ends[2];
    check("a pipe for the child", call_pipe2(P(ends), 0), 0);
    long flags = CLONE_VM | CLONE_VFORK | SIGCHLD;
#ifdef __s390x__
    entry(0, NR_clone, 1, 4, 0, flags, 0, 0, 0);
#else
    entry(0, NR_clone, 1, 4, flags, 0, 0, 0, 0);
#endif
    entry(1, NR_execve, -4095, 2, (long) "/no/such/program", 0, 0, 0, 0);
    entry(2, NR_write, 0, 3, ends[1], (long) &list, sizeof list, 0, 0);
    entry(3, NR_exit_group, 0, 3, 7, 0, 0, 0, 0);
    entry(4, NR_getpid, 0, RETURN, 0, 0, 0, 0, 0);
    run();
    check("the parent has a child", list.results[0] > 0, 1);
    check("the parent went on by itself", list.results[4], call_getpid());
    long child = list.results[0];
    check("the child sent its list", call_read(ends[0], P(&list), sizeof list), sizeof list);
    check("the child is told 0", list.results[0], 0);
    check("the child's execve failed", list.results[1], -ENOENT);
    check("the child is waited for", call_waitid(P_PID, child, 0, WEXITED, 0), 0);
}

#if defined(__x86_64__) || defined(__i386__)
__attribute__((force_align_arg_pointer)) /* nobody called: the stack is not where a call leaves it */
#endif
void _start(void) {
    results();
    far_offsets();
    six_arguments();
    interruption();
    recording();
    backing();
    lists();
    children();
    print(failures ? "# failed\n" : "# passed\n");
    for (;;) call_exit_group(failures != 0);
}
