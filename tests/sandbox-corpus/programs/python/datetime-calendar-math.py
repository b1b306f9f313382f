from datetime import date, timedelta


def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * l) // 451
    return date(y, (h + l - 7 * m + 114) // 31, (h + l - 7 * m + 114) % 31 + 1)


print([easter(y).isoformat() for y in (2000, 2024, 2025)])
d = date(2024, 1, 1)
print(sum((d + timedelta(i)).weekday() == 4 and (d + timedelta(i)).day == 13 for i in range(366)), date.max - date.min, date(2024, 12, 30).isocalendar().week)
