import linecache

with open("l.txt", "w") as f:
    f.write("one\ntwo\nthree")
print(repr(linecache.getline("l.txt", 2)), repr(linecache.getline("l.txt", 3)), repr(linecache.getline("l.txt", 9)), repr(linecache.getline("none", 1)))
with open("l.txt", "w") as f:
    f.write("changed\n")
linecache.checkcache("l.txt")
print(linecache.getlines("l.txt"))
