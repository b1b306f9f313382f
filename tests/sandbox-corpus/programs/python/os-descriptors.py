import errno
import os

fd = os.open("raw.bin", os.O_RDWR | os.O_CREAT, 0o644)
os.write(fd, b"0123456789")
os.lseek(fd, 3, os.SEEK_SET)
print(os.read(fd, 4), os.fstat(fd).st_size)
os.ftruncate(fd, 5)
os.close(fd)
print(os.path.getsize("raw.bin"), len(os.urandom(8)), os.fspath("x"), os.strerror(errno.ENOENT))
os.environ["MINE"] = "set"
print(os.getenv("MINE"), os.environ.get("NOT_MINE", "none"))
os.close(999)
