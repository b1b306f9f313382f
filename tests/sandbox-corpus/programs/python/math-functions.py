import math

print(math.gcd(84, 126, 210), math.lcm(4, 6, 10), math.isqrt(10**20 + 1), math.comb(52, 5), math.perm(10, 3))
print(math.factorial(25), math.prod([1.5, 2, 4]), math.fsum([0.1] * 10), math.hypot(3, 4, 12))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fmod(-7, 3), math.remainder(7, 4), math.copysign(1, -0.0))
print(round(math.erf(0.5), 12), round(math.gamma(5.5), 9), round(math.log1p(1e-10), 20), math.log2(1024), math.dist((0, 0), (1, 1)))
print(math.frexp(10.0), math.ldexp(0.625, 4), math.modf(3.25), math.isclose(0.1 + 0.2, 0.3), math.ulp(1.0), math.nextafter(1, 2))
