from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext

print(Decimal("NaN").is_nan(), Decimal("Infinity") > 10**100, Decimal("-0"), Decimal(0.1))
with localcontext() as c:
    c.traps[DivisionByZero] = False
    print(Decimal(1) / 0)
try:
    Decimal("abc")
except InvalidOperation:
    print("InvalidOperation")
print(f"{Decimal('1234567.891'):,.2f}", f"{Decimal('0.000001234'):.3e}", Decimal("3.14") % 1, divmod(Decimal(-7), 2))
Decimal(1) / Decimal(0)
