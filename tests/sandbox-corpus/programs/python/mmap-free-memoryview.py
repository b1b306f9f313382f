data = bytearray(b"abcdefgh")
view = memoryview(data)
view[2:4] = b"XY"
print(data, view.readonly, view[::2].tobytes(), view.obj is data, memoryview(bytes(12)).cast("I", [3]).tolist(), view == b"abXYefgh")
with memoryview(b"xyz") as m:
    print(m.hex())
try:
    data.append(1)
except BufferError:
    print("BufferError")
view.release()
data.append(33)
print(data)
m[0]
