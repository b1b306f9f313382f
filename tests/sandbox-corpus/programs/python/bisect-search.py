import bisect

marks = [60, 70, 80, 90]
print(["FDCBA"[bisect.bisect(marks, s)] for s in (33, 60, 77, 90, 100)])
items = [1, 3, 3, 5]
print(bisect.bisect_left(items, 3), bisect.bisect_right(items, 3))
bisect.insort(items, 4)
bisect.insort_left(items, 3)
print(items, bisect.bisect_left([("a", 1), ("b", 5)], 3, key=lambda p: p[1]))
