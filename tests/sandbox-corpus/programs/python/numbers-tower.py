import numbers
from decimal import Decimal
from fractions import Fraction

for value in (True, 3, 2.5, 1j, Fraction(1, 2), Decimal(1)):
    print(type(value).__name__, [k.__name__ for k in (numbers.Integral, numbers.Rational, numbers.Real, numbers.Complex, numbers.Number) if isinstance(value, k)])
print(7 // -2, -7 % 3, divmod(-7, 3), 2**-1, round(2.5), round(-1.5), round(1234, -2), int("-0x1f", 16), 0.1 + 0.2, 1e16 + 1, (255).to_bytes(2, "big"), int.from_bytes(b"\xff\xfe", "little", signed=True))
print((10**30).bit_length(), float("1e400"), (0.1).hex(), float.fromhex("0x1.8p1"), (2.5).as_integer_ratio(), (5).bit_count(), pow(3, -1, 11), f"{10**20:_}")
1 // 0
