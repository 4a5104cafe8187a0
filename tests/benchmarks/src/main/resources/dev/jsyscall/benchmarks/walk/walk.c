/*
 * The yardstick: a tree walked by getdents64 and openat, each entry's size by fstatat, in a process with several
 * threads, because the kernel then takes a reference for each file descriptor it looks up, as it must for a JVM.
 *
 * walk PATH ROUNDS: prints one line a round: nanoseconds, the thread's processor nanoseconds, 0, entries, their bytes.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define BUFFER (32 * 1024)

static long long entries, bytes;

static void look(int directory, const char *name) {
    struct stat st;
    if (fstatat(directory, name, &st, AT_SYMLINK_NOFOLLOW) != 0) exit(1);
    entries++;
    bytes += st.st_size;
}

static void walk(int directory) {
    char *buffer = malloc(BUFFER);
    long filled;
    while ((filled = syscall(SYS_getdents64, directory, buffer, BUFFER)) > 0) {
        for (long place = 0; place < filled;) {
            struct dirent64 *entry = (struct dirent64 *) (buffer + place);
            const char *name = entry->d_name;
            place += entry->d_reclen;
            if (name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0))) continue;
            look(directory, name);
            if (entry->d_type != DT_DIR) continue;
            int below = openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (below < 0) exit(1);
            walk(below);
            close(below);
        }
    }
    free(buffer);
}

static void *idle(void *unused) { (void) unused; for (;;) pause(); }

static long long now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    pthread_t thread;
    if (pthread_create(&thread, NULL, idle, NULL) != 0) return 1;
    for (int round = 0; round < atoi(argv[2]); round++) {
        long long start = now(CLOCK_MONOTONIC), processor = now(CLOCK_THREAD_CPUTIME_ID);
        entries = bytes = 0;
        int directory = open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (directory < 0) return 1;
        look(AT_FDCWD, argv[1]);
        walk(directory);
        close(directory);
        printf("%lld %lld 0 %lld %lld\n", now(CLOCK_MONOTONIC) - start, now(CLOCK_THREAD_CPUTIME_ID) - processor, entries, bytes);
        fflush(stdout);
    }
    return 0;
}
