def merge_sort(items):
    if len(items) < 2:
        return items
    half = len(items) // 2
    a, b, out = merge_sort(items[:half]), merge_sort(items[half:]), []
    while a and b:
        out.append(a.pop(0) if a[0] <= b[0] else b.pop(0))
    return out + a + b


def quick(items):
    return items if len(items) < 2 else quick([x for x in items[1:] if x < items[0]]) + [items[0]] + quick([x for x in items[1:] if x >= items[0]])


data = [(i * 7919) % 101 for i in range(40)]
print(merge_sort(data) == sorted(data) == quick(data), sorted(data)[:5])
people = [("Bo", 30), ("Al", 25), ("Cy", 30), ("Di", 25)]
print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[1], reverse=True))
