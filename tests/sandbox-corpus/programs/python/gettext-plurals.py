import gettext
import io
import struct


def catalog(messages):
    keys = sorted(messages)
    ids = [k.encode() for k in keys]
    values = [messages[k].encode() for k in keys]
    start = 28 + 16 * len(keys)
    table, pool = [], b""
    for group in (ids, values):
        for text in group:
            table.append((len(text), start + len(pool)))
            pool += text + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, start) + b"".join(struct.pack("<2I", *row) for row in table) + pool


t = gettext.GNUTranslations(io.BytesIO(catalog({"": "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=n != 1;\n", "file\0files": "文件\0多个文件", "open": "打开"})))
print(t.gettext("open"), t.ngettext("file", "files", 1), t.ngettext("file", "files", 3), t.gettext("close"), gettext.NullTranslations().gettext("x"))
