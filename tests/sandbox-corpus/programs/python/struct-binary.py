import struct

packed = struct.pack(">IhB3sd", 0xDEADBEEF, -2, 255, b"abc", 1.5)
print(packed.hex(), struct.calcsize(">IhB3sd"), struct.unpack(">IhB3sd", packed))
print(struct.pack("<Q", 1).hex(), struct.pack("<f", 0.1).hex(), struct.unpack("<e", b"\x00\x3c"), struct.pack("5p", b"ab"))
print(list(struct.iter_unpack("<H", bytes(range(6)))), struct.unpack_from("<H", b"\0\0\x01\x02", 2))
buffer = bytearray(6)
struct.Struct("<HH").pack_into(buffer, 1, 1, 2)
print(buffer)
struct.pack("B", 256)
