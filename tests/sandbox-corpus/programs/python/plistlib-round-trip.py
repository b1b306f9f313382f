import datetime
import plistlib

data = {"n": 1, "f": 1.5, "s": "é<", "l": [True, b"\x00\x01"], "d": datetime.datetime(2024, 1, 2, 3, 4, 5)}
for fmt in (plistlib.FMT_XML, plistlib.FMT_BINARY):
    raw = plistlib.dumps(data, fmt=fmt, sort_keys=True)
    print(raw[:6], plistlib.loads(raw) == data)
print(plistlib.loads(b'<plist version="1.0"><dict><key>k</key><integer>0</integer></dict></plist>'))
plistlib.loads(b"junk")
