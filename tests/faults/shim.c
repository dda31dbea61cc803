/* Between a program and its files: writes down what it does to them, and makes one call fail.
 *
 * Loaded by LD_PRELOAD. Only what lies under the paths of DAYMARK_FAULTS_UNDER (one, or two with ':' between) counts.
 * DAYMARK_FAULTS_LOG: where each change is written down, with its bytes; tests/faults/recording.rs reads it.
 * DAYMARK_FAULTS_FAIL: "<group> <n> <errno>": the n-th call of the group fails, counted from the line "ready" that the
 * program says on its standard output. Groups: r(ead) w(rite) s(ync) t(runcate) n (rename) o(pen).
 * DAYMARK_FAULTS_BAD: "<from> <until> <ending>;…": bad sectors. These bytes of files whose paths end so cannot be read, from
 * the beginning on and for good.
 *
 * The program must be one thread, and write by write, pwrite and ftruncate alone: SQLite and Rust's std do.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { FILES = 1024, BAD = 8 };

static char *paths[FILES]; /* of the files that count, by descriptor */
static const char *under[2];
static int log_fd = -1, armed = 0, fail_errno = 0;
static char fail_group = 0;
static long fail_at = 0, counts[128]; /* by group */
static struct { long from, until; char ending[256]; } bad[BAD];

__attribute__((constructor)) static void begin(void) {
    const char *log = getenv("DAYMARK_FAULTS_LOG"), *fail = getenv("DAYMARK_FAULTS_FAIL");
    char *places = getenv("DAYMARK_FAULTS_UNDER");
    if (places) {
        char *copy = strdup(places), *second = strchr(copy, ':');
        if (second) *second++ = 0;
        under[0] = copy;
        under[1] = second;
    }
    if (log) log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fail) sscanf(fail, "%c %ld %d", &fail_group, &fail_at, &fail_errno);
    const char *sectors = getenv("DAYMARK_FAULTS_BAD");
    for (int i = 0; sectors && i < BAD; i++) {
        sscanf(sectors, "%ld %ld %255[^;]", &bad[i].from, &bad[i].until, bad[i].ending);
        sectors = strchr(sectors, ';');
        if (sectors) sectors++;
    }
}

static int inside(const char *path) {
    for (int i = 0; i < 2; i++) {
        size_t length = under[i] ? strlen(under[i]) : 0;
        if (length && !strncmp(path, under[i], length) && (path[length] == '/' || !path[length])) return 1;
    }
    return 0;
}

static const char *path_of(int fd) { return fd >= 0 && fd < FILES ? paths[fd] : NULL; }

/* kind, two numbers, a length, bytes */
static void record(char kind, int64_t a, int64_t b, const void *bytes, size_t length) {
    if (log_fd < 0) return;
    int saved = errno;
    char head[25];
    uint64_t n = length;
    head[0] = kind;
    memcpy(head + 1, &a, 8);
    memcpy(head + 9, &b, 8);
    memcpy(head + 17, &n, 8);
    syscall(SYS_write, log_fd, head, sizeof head);
    for (size_t done = 0; done < length;) {
        long put = syscall(SYS_write, log_fd, (const char *)bytes + done, length - done);
        if (put <= 0) abort();
        done += put;
    }
    errno = saved;
}

static void record_path(char kind, int64_t a, int64_t b, const char *path) { record(kind, a, b, path, strlen(path)); }

/* Whether this call is the one that fails. */
static int fails(char group, const char *path) {
    if (!armed || ++counts[(int)group] != fail_at || group != fail_group) return 0;
    record_path('I', group, fail_at, path);
    errno = fail_errno;
    return 1;
}

/* Whether a read begins on a bad sector; one that only reaches it is cut short before it, as by a kernel. */
static int is_bad(int fd, off_t at, size_t *length) {
    const char *path = path_of(fd);
    for (int i = 0; path && i < BAD && bad[i].until; i++) {
        size_t all = strlen(path), ending = strlen(bad[i].ending);
        if (all < ending || strcmp(path + all - ending, bad[i].ending)) continue;
        if (at >= bad[i].until || at + (off_t)*length <= bad[i].from) continue;
        if (at >= bad[i].from) {
            errno = EIO;
            return 1;
        }
        *length = bad[i].from - at;
    }
    return 0;
}

/* The path as a whole; NULL where it does not count. */
static const char *whole(int dir, const char *path, char *into) {
    if (path[0] == '/') {
        snprintf(into, PATH_MAX, "%s", path);
    } else if (path_of(dir)) {
        snprintf(into, PATH_MAX, "%s/%s", path_of(dir), path);
    } else {
        return NULL;
    }
    return inside(into) ? into : NULL;
}

/* How many calls there were, for whoever means to make each of them fail. */
__attribute__((destructor)) static void end(void) {
    for (const char *group = "rwstno"; *group; group++) record('Q', *group, counts[(int)*group], "", 0);
}

static int opened(int dir, const char *path, int flags, mode_t mode) {
    char into[PATH_MAX];
    const char *file = whole(dir, path, into);
    if (file && fails('o', file)) return -1;
    int fd = syscall(SYS_openat, dir, path, flags, mode);
    if (file && fd >= 0 && fd < FILES) {
        free(paths[fd]);
        paths[fd] = strdup(file);
        record_path('O', fd, (flags & O_CREAT ? 1 : 0) | (flags & O_TRUNC ? 2 : 0), file);
    }
    return fd;
}

#define MODE(flags, mode)                       \
    mode_t mode = 0;                            \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {    \
        va_list rest;                           \
        va_start(rest, flags);                  \
        mode = va_arg(rest, mode_t);            \
        va_end(rest);                           \
    }

int open(const char *path, int flags, ...) { MODE(flags, mode) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags, mode) return opened(AT_FDCWD, path, flags, mode); }
int openat(int dir, const char *path, int flags, ...) { MODE(flags, mode) return opened(dir, path, flags, mode); }
int openat64(int dir, const char *path, int flags, ...) { MODE(flags, mode) return opened(dir, path, flags, mode); }

int close(int fd) {
    if (path_of(fd)) {
        record('C', fd, 0, "", 0);
        free(paths[fd]);
        paths[fd] = NULL;
    }
    return syscall(SYS_close, fd);
}

ssize_t read(int fd, void *bytes, size_t length) {
    if (path_of(fd) && fails('r', path_of(fd))) return -1;
    if (path_of(fd) && is_bad(fd, syscall(SYS_lseek, fd, 0, SEEK_CUR), &length)) return -1;
    return syscall(SYS_read, fd, bytes, length);
}

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *into, size_t length, unsigned flags) {
    if (path_of(from) && is_bad(from, at ? *at : syscall(SYS_lseek, from, 0, SEEK_CUR), &length)) return -1;
    return syscall(SYS_copy_file_range, from, at, to, into, length, flags);
}

static ssize_t read_at(int fd, void *bytes, size_t length, off_t at) {
    if (path_of(fd) && (fails('r', path_of(fd)) || is_bad(fd, at, &length))) return -1;
    return syscall(SYS_pread64, fd, bytes, length, at);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t at) { return read_at(fd, bytes, length, at); }
ssize_t pread64(int fd, void *bytes, size_t length, off64_t at) { return read_at(fd, bytes, length, at); }

ssize_t write(int fd, const void *bytes, size_t length) {
    if (fd == STDOUT_FILENO) {
        if (length >= 5 && !memcmp(bytes, "ready", 5)) armed = 1;
        record('L', 0, 0, bytes, length);
    }
    if (!path_of(fd)) return syscall(SYS_write, fd, bytes, length);
    if (fails('w', path_of(fd))) return -1;
    off_t at = syscall(SYS_lseek, fd, 0, SEEK_CUR);
    ssize_t put = syscall(SYS_write, fd, bytes, length);
    if (put > 0) record('W', fd, at, bytes, put);
    return put;
}

static ssize_t write_at(int fd, const void *bytes, size_t length, off_t at) {
    if (path_of(fd) && fails('w', path_of(fd))) return -1;
    ssize_t put = syscall(SYS_pwrite64, fd, bytes, length, at);
    if (put > 0 && path_of(fd)) record('W', fd, at, bytes, put);
    return put;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return write_at(fd, bytes, length, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return write_at(fd, bytes, length, at); }

static int cut(int fd, off_t length) {
    if (path_of(fd) && fails('t', path_of(fd))) return -1;
    int done = syscall(SYS_ftruncate, fd, length);
    if (!done && path_of(fd)) record('T', fd, length, "", 0);
    return done;
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int synced(int fd, long call) {
    if (path_of(fd) && fails('s', path_of(fd))) {
        record('F', fd, 0, "", 0);
        return -1;
    }
    int done = syscall(call, fd);
    if (path_of(fd)) record(done ? 'F' : 'S', fd, 0, "", 0);
    return done;
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int renamed(int from_dir, const char *from, int to_dir, const char *to) {
    char a[PATH_MAX], b[PATH_MAX];
    const char *old = whole(from_dir, from, a), *new = whole(to_dir, to, b);
    if (old && fails('n', old)) return -1;
    int done = syscall(SYS_renameat, from_dir, from, to_dir, to);
    if (!done && old && new) {
        record_path('N', 0, 0, old);
        record_path('R', 0, 0, new);
    }
    return done;
}

int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int a, const char *from, int b, const char *to) { return renamed(a, from, b, to); }

static int removed(int dir, const char *path, int flags) {
    char into[PATH_MAX];
    const char *file = whole(dir, path, into);
    int done = syscall(SYS_unlinkat, dir, path, flags);
    if (!done && file) record_path('U', 0, 0, file);
    return done;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int dir, const char *path, int flags) { return removed(dir, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdir(const char *path, mode_t mode) {
    char into[PATH_MAX];
    const char *file = whole(AT_FDCWD, path, into);
    int done = syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    if (!done && file) record_path('M', 0, 0, file);
    return done;
}
