import hashlib

print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1000, 20).hex())
print("sha256" in hashlib.algorithms_guaranteed, hashlib.sha1(b"", usedforsecurity=False).hexdigest())
try:
    hashlib.new("no-such-hash")
except ValueError:
    print("ValueError")
