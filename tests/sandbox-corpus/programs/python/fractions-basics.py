from fractions import Fraction

print(Fraction(3, -6), Fraction("0.125"), Fraction(0.5), Fraction("3/7") + 1)
print(Fraction(22, 7).limit_denominator(5), Fraction(3.141592653589793).limit_denominator(1000))
print(sum(Fraction(1, n) for n in range(1, 11)), Fraction(7, 3) // 1, Fraction(7, 3) % 1, round(Fraction(7, 3), 2))
print(Fraction(1, 3) < 0.34, hash(Fraction(2)) == hash(2), Fraction(4, 9) ** Fraction(1, 2))
