from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext, localcontext

print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(7))
for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN):
    print(mode, Decimal("2.675").quantize(Decimal("0.01"), mode), Decimal("2.5").quantize(Decimal(1), mode))
with localcontext() as context:
    context.prec = 50
    print(Decimal(2).sqrt(), Decimal(1).exp())
print(getcontext().prec, Decimal("1E+3").normalize(), Decimal("123.4500").as_tuple())
