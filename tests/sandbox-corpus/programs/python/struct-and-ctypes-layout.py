import ctypes


class Header(ctypes.LittleEndianStructure):
    _pack_ = 1
    _fields_ = [("magic", ctypes.c_uint16), ("size", ctypes.c_uint32), ("flags", ctypes.c_uint8 * 2)]


h = Header(0x1234, 7, (1, 2))
print(bytes(h).hex(), ctypes.sizeof(Header), Header.from_buffer_copy(bytes(h)).size, Header.size.offset)
n = ctypes.c_int8(200)
p = ctypes.pointer(n)
p.contents.value += 1
print(n.value, (ctypes.c_char * 4)(*b"abc").value, ctypes.create_string_buffer(b"xy", 4).raw)
