import cmath

z = 3 + 4j
print(abs(z), z.conjugate(), cmath.sqrt(-4), cmath.polar(1j)[0], round(cmath.phase(-1), 6))
print([complex(round(r.real, 6), round(r.imag, 6)) for r in (cmath.exp(2j * cmath.pi * k / 4) for k in range(4))])
print(cmath.isclose(cmath.exp(1j * cmath.pi), -1), (1 + 2j) * (3 - 1j), (1 + 2j) / (1 - 1j), cmath.isinf(complex("inf")))
