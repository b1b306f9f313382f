import math

for call in (lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.isqrt(-4)):
    try:
        call()
    except (ValueError, OverflowError) as error:
        print(type(error).__name__)
print(math.inf - math.inf != 0, math.isnan(math.nan), math.tau == 2 * math.pi)
math.sqrt(-1)
