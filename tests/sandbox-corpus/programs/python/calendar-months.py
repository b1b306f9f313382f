import calendar

print(calendar.month(2024, 2), end="")
print(tuple(map(int, calendar.monthrange(2023, 2))), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.weekday(2000, 1, 1), calendar.timegm((2000, 1, 1, 0, 0, 0)))
c = calendar.Calendar(firstweekday=6)
print(c.monthdayscalendar(2024, 9)[0], list(calendar.day_abbr), len(calendar.HTMLCalendar().formatmonth(2024, 1)) > 100)
print(sum(1 for d in c.itermonthdates(2024, 5) if d.month == 5 and d.weekday() >= 5))
