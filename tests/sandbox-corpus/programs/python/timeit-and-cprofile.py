import cProfile
import io
import pstats
import timeit


def work():
    return sum(helper(i) for i in range(50))


def helper(i):
    return i * i


print(timeit.timeit(work, number=3) >= 0, len(timeit.repeat("1 + 1", number=10, repeat=2)))
p = cProfile.Profile()
print(p.runcall(work))
out = io.StringIO()
stats = pstats.Stats(p, stream=out)
calls = {name: row[0] for (_, _, name), row in stats.stats.items()}
print(calls["helper"], calls["work"])
