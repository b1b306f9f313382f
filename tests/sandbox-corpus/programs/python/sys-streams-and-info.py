import sys

sys.stdout.write("no newline|")
sys.stdout.flush()
print(sys.byteorder, sys.maxunicode, sys.version_info >= (3, 11), sys.implementation.name, sys.flags.optimize)
print(sys.intern("a") is sys.intern("a"), sys.getsizeof(b"") > 0, sys.stdin.read() == "", sys.exc_info(), sys.float_info.dig, sys.hash_info.width >= 32)
sys.stdout.flush()
sys.stdout.buffer.write("字节\n".encode())
sys.stdout.buffer.flush()
sys.stderr.write("x\n")
sys.stdout.reconfigure(errors="replace")
print(sys.argv[1:], "json" in sys.modules or True, sys.getdefaultencoding(), sys.getfilesystemencoding())
