def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]


print(len(sieve(10000)), sieve(50))


def multiply(a, b):
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]


def power(m, n):
    out = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while n:
        if n & 1:
            out = multiply(out, m)
        m, n = multiply(m, m), n >> 1
    return out


print(power([[1, 1], [1, 0]], 100)[0][1], multiply([[1, 2], [3, 4]], [[0, 1], [1, 0]]))
