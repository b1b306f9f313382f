from array import array

a = array("i", [1, 2, 3])
a.extend(range(4, 6))
a.append(-1)
print(a, a.itemsize, a.buffer_info()[1], a.index(3), a.tolist()[::-1])
b = array("d", [0.5, 1.5])
print(b.tobytes().hex(), array("H", b"\x01\x00\x02\x00"), array("u", "héllo").tounicode())
a.byteswap()
print(a[0])
m = memoryview(array("h", [1, 2, 3]))
print(m.format, m.nbytes, m[1:].tolist(), m.cast("B")[0])
array("b", [200])
