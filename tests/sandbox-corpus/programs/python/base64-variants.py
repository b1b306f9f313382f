import base64

data = bytes(range(0, 256, 17)) + b"\xfb\xff"
print(base64.b64encode(data), base64.urlsafe_b64encode(data), base64.b32encode(data), base64.b16encode(data[:4]))
print(base64.b85encode(data), base64.a85encode(b"hello world"), base64.b64decode("aGVsbG8=") + base64.b32decode("ME======"))
print(base64.encodebytes(b"x" * 60), base64.b64decode(b"aGVs\nbG8=", validate=False))
base64.b64decode("abc")
