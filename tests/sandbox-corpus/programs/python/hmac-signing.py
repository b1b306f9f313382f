import hashlib
import hmac

signature = hmac.new(b"key", b"The quick brown fox", hashlib.sha256)
print(signature.hexdigest(), signature.name, hmac.digest(b"k", b"m", "sha1").hex())
print(hmac.compare_digest("abc", "abc"), hmac.compare_digest(b"abc", b"abd"))
