/*
 * The yardstick: the same calls from C, in a process with several threads, because the kernel then takes a reference
 * for each file descriptor it looks up, as it must for a JVM.
 *
 * baseline OPERATION MILLISECONDS ROUNDS [PATH]: prints one line a round, nanoseconds per operation.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int zero, null;
static const char *path;
static char byte[1];
static volatile long sink;

static void do_getpid(void) { sink = syscall(SYS_getpid); }
static void do_read(void) { sink = read(zero, byte, 1); }
static void do_write(void) { sink = write(null, byte, 1); }
static void do_close(void) { sink = close(-1); }
static void do_clock(void) { struct timespec t; sink = clock_gettime(CLOCK_MONOTONIC, &t); }
static void do_open(void) { int fd = open(path, O_RDONLY | O_CLOEXEC); sink = close(fd); }
static void do_stat(void) { struct stat st; sink = stat(path, &st); }

static const struct { const char *name; void (*run)(void); } operations[] = {
    {"getpid", do_getpid}, {"read", do_read}, {"write", do_write}, {"close", do_close},
    {"clock_gettime", do_clock}, {"open_close", do_open}, {"stat", do_stat},
};

static void *idle(void *unused) { (void) unused; for (;;) pause(); }

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static double round_of(void (*run)(void), long long nanoseconds) {
    long long start = now(), end = start, count = 0;
    while (end - start < nanoseconds) {
        for (int i = 0; i < 1000; i++) run();
        count += 1000;
        end = now();
    }
    return (double) (end - start) / (double) count;
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    path = argc > 4 ? argv[4] : "/etc/passwd";
    zero = open("/dev/zero", O_RDONLY);
    null = open("/dev/null", O_WRONLY);
    for (int i = 0; i < 3; i++) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, idle, NULL) != 0) return 1;
    }
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
        if (strcmp(operations[i].name, argv[1]) != 0) continue;
        long long nanoseconds = atoll(argv[2]) * 1000000;
        round_of(operations[i].run, nanoseconds / 4);
        for (int round = 0; round < atoi(argv[3]); round++) printf("%.2f\n", round_of(operations[i].run, nanoseconds));
        return 0;
    }
    fprintf(stderr, "unknown operation %s\n", argv[1]);
    return 2;
}
