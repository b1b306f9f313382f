import shelve

with shelve.open("store", writeback=True) as s:
    s["list"] = [1, 2]
    s["list"].append(3)
    s["d"] = {"k": (1, 2)}
with shelve.open("store") as s:
    print(sorted(s), s["list"], s.get("none", 0), "d" in s)
    del s["d"]
    print(len(s))
