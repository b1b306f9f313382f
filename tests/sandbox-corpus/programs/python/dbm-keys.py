import dbm.dumb

with dbm.dumb.open("keys", "c") as db:
    db["a"] = "1"
    db[b"b"] = b"\x00\xff"
with dbm.dumb.open("keys", "r") as db:
    print(sorted(db.keys()), db["a"], db[b"b"], db.get("zz"))
