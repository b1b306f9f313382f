import os

open("target.txt", "w").write("t")
os.symlink("target.txt", "link")
print(os.readlink("link"), os.path.islink("link"), open("link").read(), os.path.realpath("link") == os.path.realpath("target.txt"))
os.chmod("target.txt", 0o600)
os.utime("target.txt", (1_000_000, 2_000_000))
s = os.stat("target.txt")
print(oct(s.st_mode & 0o777), s.st_mtime, os.access("target.txt", os.R_OK), os.path.samefile("link", "target.txt"))
os.unlink("link")
print(os.path.lexists("link"), os.getcwd() == os.path.abspath("."))
os.chdir("missing")
