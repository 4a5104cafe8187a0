/*
 * The yardstick: the same calls from C, in a process with several threads, because the kernel then takes a reference
 * for each file descriptor it looks up, as it must for a JVM.
 *
 * baseline OPERATION MILLISECONDS ROUNDS [PATH [MEGABYTES]]: prints one line a round, nanoseconds per operation. So much memory
 * is written to before.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int zero, null;
static const char *path;
static char byte[1];
static volatile long sink;
extern char **environ;

static void do_getpid(void) { sink = syscall(SYS_getpid); }
static void do_read(void) { sink = read(zero, byte, 1); }
static void do_write(void) { sink = write(null, byte, 1); }
static void do_close(void) { sink = close(-1); }
static void do_clock(void) { struct timespec t; sink = clock_gettime(CLOCK_MONOTONIC, &t); }
static void do_open(void) { int fd = open(path, O_RDONLY | O_CLOEXEC); sink = close(fd); }
static void do_stat(void) { struct stat st; sink = stat(path, &st); }

static void do_spawn(void) {
    char *arguments[] = {"/bin/true", NULL};
    pid_t child;
    int status = -1;
    if (posix_spawn(&child, arguments[0], NULL, NULL, arguments, environ) == 0) waitpid(child, &status, 0);
    sink = status;
}

/* Between two looks at the clock, each is run so many times. */
static const struct { const char *name; void (*run)(void); int times; } operations[] = {
    {"getpid", do_getpid, 1000}, {"read", do_read, 1000}, {"write", do_write, 1000}, {"close", do_close, 1000},
    {"clock_gettime", do_clock, 1000}, {"open_close", do_open, 1000}, {"stat", do_stat, 1000}, {"spawn", do_spawn, 10},
};

static void *idle(void *unused) { (void) unused; for (;;) pause(); }

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static double round_of(void (*run)(void), int times, long long nanoseconds) {
    long long start = now(), end = start, count = 0;
    while (end - start < nanoseconds) {
        for (int i = 0; i < times; i++) run();
        count += times;
        end = now();
    }
    return (double) (end - start) / (double) count;
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    path = argc > 4 ? argv[4] : "/etc/passwd";
    zero = open("/dev/zero", O_RDONLY);
    null = open("/dev/null", O_WRONLY);
    size_t bytes = argc > 5 ? (size_t) atoll(argv[5]) << 20 : 0;
    if (bytes > 0) {
        char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) return 1;
        memset(memory, 1, bytes);
    }
    for (int i = 0; i < 3; i++) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, idle, NULL) != 0) return 1;
    }
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
        if (strcmp(operations[i].name, argv[1]) != 0) continue;
        long long nanoseconds = atoll(argv[2]) * 1000000;
        round_of(operations[i].run, operations[i].times, nanoseconds / 4);
        for (int round = 0; round < atoi(argv[3]); round++) {
            printf("%.2f\n", round_of(operations[i].run, operations[i].times, nanoseconds));
        }
        return 0;
    }
    fprintf(stderr, "unknown operation %s\n", argv[1]);
    return 2;
}
