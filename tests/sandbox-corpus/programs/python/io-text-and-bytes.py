import io

b = io.BytesIO(b"line1\nline2\r\nlast")
print(b.readline(), b.tell(), b.read(3), b.seek(-4, 2), b.read())
t = io.TextIOWrapper(io.BytesIO(), encoding="utf-16-le", newline="\r\n")
t.write("é\n")
t.flush()
print(t.buffer.getvalue())
s = io.StringIO("a\r\nb\nc", newline=None)
print(s.readlines(), s.newlines)
r = io.BufferedReader(io.BytesIO(bytes(range(20))), 8)
print(r.peek(2)[:2], r.read1(5), r.readinto(bytearray(4)))
io.BytesIO().fileno()
