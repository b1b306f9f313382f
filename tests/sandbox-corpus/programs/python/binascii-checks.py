import binascii

print(hex(binascii.crc32(b"hello")), binascii.crc_hqx(b"hello", 0), binascii.hexlify(b"\x00\xff", "-"), binascii.unhexlify("00ff"))
print(binascii.b2a_base64(b"abc", newline=False), binascii.a2b_base64("YWJj"), binascii.b2a_uu(b"cat"), binascii.a2b_qp(b"a=3Db"))
binascii.unhexlify("0g")
