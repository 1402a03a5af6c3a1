"""`python measure.py REPORT COMMAND...`: run a command within limits, and write what it cost into a file.

The memory of a process is told together with that of the one that it was forked from: a process as small as this has
to stand between the tests and what they measure.
"""

import os
import resource
import signal
import sys

ADDRESS_SPACE = 4 << 30  # what goes astray ends in MemoryError, and the machine lives on
PROCESSOR_SECONDS = 60


def main() -> None:
    """Exit with 0; the report holds the exit code (or the signal, negative), seconds of processor time, and KiB."""
    report, *command = sys.argv[1:]
    process = os.fork()
    if process == 0:
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
        signal.alarm(4 * PROCESSOR_SECONDS)  # for what waits and takes no time
        os.execv(command[0], command)
    _, status, usage = os.wait4(process, 0)
    with open(report, "w", encoding="ascii") as file:  # noqa: PTH123 (pathlib would add to the memory)
        print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=file)


main()
