import io
import math
import struct
import wave

out = io.BytesIO()
with wave.open(out, "wb") as w:
    w.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
    w.writeframes(b"".join(struct.pack("<h", round(1000 * math.sin(i / 10))) for i in range(80)))
out.seek(0)
with wave.open(out) as w:
    print(w.getnchannels(), w.getframerate(), w.getnframes(), struct.unpack("<3h", w.readframes(3)), w.getparams().comptype)
wave.open(io.BytesIO(b"nope"))
