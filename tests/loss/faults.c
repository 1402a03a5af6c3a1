/* What a kill, a full disk or a read-only folder does to a run: a fault at the k-th call that writes to a file.
 *
 * Preloaded (LD_PRELOAD) it counts the calls of the C library that change files. `fault_at(k, how)` says what becomes of
 * the k-th from then on: how = 0: the process is killed before it; -1: of a write only the first half is done, then the
 * process is killed; above 0: it, and each one after it, fails with that errno. `fault_count()` is how many there were.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long at = 0, count = 0;
static int how = 0;

void fault_at(long k, int what) { count = 0; at = k; how = what; }
long fault_count(void) { return count; }

/* Whether the call is to fail, with errno set; it does not come back where the process is to die. */
static int faulty(void) {
    count++;
    if (at == 0 || count < at) return 0;
    if (how > 0) { errno = how; return 1; }
    if (count == at) { kill(getpid(), SIGKILL); for (;;) pause(); }
    return 0;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__) = NULL; \
    if (real == NULL) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define WRAP1(name, t1) \
    int name(t1 a) { REAL(int, name, t1); return faulty() ? -1 : real(a); }
#define WRAP2(name, t1, t2) \
    int name(t1 a, t2 b) { REAL(int, name, t1, t2); return faulty() ? -1 : real(a, b); }
#define WRAP3(name, t1, t2, t3) \
    int name(t1 a, t2 b, t3 c) { REAL(int, name, t1, t2, t3); return faulty() ? -1 : real(a, b, c); }
#define WRAP4(name, t1, t2, t3, t4) \
    int name(t1 a, t2 b, t3 c, t4 d) { REAL(int, name, t1, t2, t3, t4); return faulty() ? -1 : real(a, b, c, d); }
#define WRAP5(name, t1, t2, t3, t4, t5) \
    int name(t1 a, t2 b, t3 c, t4 d, t5 e) { \
        REAL(int, name, t1, t2, t3, t4, t5); return faulty() ? -1 : real(a, b, c, d, e); }

typedef const char *text;

/* On a full disk, what needs no room still works. */
#define ROOMLESS1(name, t1) \
    int name(t1 a) { REAL(int, name, t1); return how != ENOSPC && faulty() ? -1 : real(a); }
#define ROOMLESS2(name, t1, t2) \
    int name(t1 a, t2 b) { REAL(int, name, t1, t2); return how != ENOSPC && faulty() ? -1 : real(a, b); }
ROOMLESS1(unlink, text)
ROOMLESS1(rmdir, text)
ROOMLESS2(rename, text, text)
WRAP2(mkdir, text, mode_t)
WRAP3(mkdirat, int, text, mode_t)
WRAP4(renameat, int, text, int, text)
WRAP2(link, text, text)
WRAP5(linkat, int, text, int, text, int)
WRAP2(symlink, text, text)
WRAP2(chmod, text, mode_t)
WRAP2(fchmod, int, mode_t)
WRAP4(fchmodat, int, text, mode_t, int)
WRAP2(ftruncate, int, off_t)
WRAP2(ftruncate64, int, off64_t)
WRAP1(fsync, int)
WRAP1(fdatasync, int)

static int writes(text path, int flags) {
    return (flags & (O_CREAT | O_TRUNC)) && path[0] != '\0' && !(path[0] == '/' && path[1] == 'd' && path[2] == 'e');
}

#define OPEN(name) \
    int name(text path, int flags, ...) { \
        va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list); \
        REAL(int, name, text, int, ...); \
        return writes(path, flags) && faulty() ? -1 : real(path, flags, mode); }
#define OPENAT(name) \
    int name(int folder, text path, int flags, ...) { \
        va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list); \
        REAL(int, name, int, text, int, ...); \
        return writes(path, flags) && faulty() ? -1 : real(folder, path, flags, mode); }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int descriptor, const void *data, size_t size) {
    static ssize_t (*real)(int, const void *, size_t) = NULL;
    if (real == NULL) real = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    struct stat state;
    if (fstat(descriptor, &state) != 0 || !S_ISREG(state.st_mode)) return real(descriptor, data, size);
    if (how < 0 && count + 1 == at) real(descriptor, data, size / 2);
    return faulty() ? -1 : real(descriptor, data, size);
}
