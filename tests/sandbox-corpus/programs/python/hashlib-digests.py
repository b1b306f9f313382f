import hashlib

for name in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"]:
    print(name, hashlib.new(name, "你好".encode()).hexdigest()[:32])
h = hashlib.sha256()
for part in (b"ab", b"c"):
    h.update(part)
copy = h.copy()
copy.update(b"d")
print(h.hexdigest() == hashlib.sha256(b"abc").hexdigest(), copy.digest() != h.digest(), h.block_size, h.digest_size)
print(hashlib.shake_128(b"x").hexdigest(8), hashlib.blake2b(b"m", key=b"k", digest_size=8).hexdigest())
