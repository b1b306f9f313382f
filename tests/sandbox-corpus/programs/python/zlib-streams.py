import zlib

data = b"abcabcabc" * 100
packed = zlib.compress(data, 9)
print(len(packed) < 40, zlib.decompress(packed) == data, zlib.crc32(data), zlib.adler32(data))
c = zlib.compressobj(wbits=-15)
raw = c.compress(data) + c.flush()
d = zlib.decompressobj(wbits=-15)
print(d.decompress(raw, 100)[:9], len(d.unconsumed_tail) > 0 or not d.eof)
zlib.decompress(b"not zlib")
