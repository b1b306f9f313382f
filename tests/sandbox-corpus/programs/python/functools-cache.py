from functools import cache, cached_property, lru_cache


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info().hits, fib.cache_info().currsize)


class Circle:
    calls = 0

    @cached_property
    def area(self):
        Circle.calls += 1
        return 3.0


c = Circle()
print(c.area, c.area, Circle.calls)


@cache
def ways(n, coins):
    return 1 if n == 0 else 0 if n < 0 or not coins else ways(n - coins[0], coins) + ways(n, coins[1:])


print(ways(100, (50, 25, 10, 5, 1)))
