import errno
import signal
import stat

print(errno.errorcode[2] in ("ENOENT", "E2BIG") or True, stat.filemode(0o100644), stat.S_ISDIR(0o040755), oct(stat.S_IMODE(0o100755)))
print(signal.Signals(15).name, signal.SIGINT.value, isinstance(FileNotFoundError(errno.ENOENT, "x"), OSError), type(OSError(errno.EEXIST, "x")).__name__)
