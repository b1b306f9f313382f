from datetime import date, datetime, timedelta

d = date(2024, 2, 28)
print([str(d + timedelta(days=i)) for i in range(3)], (date(2025, 3, 1) - date(2024, 3, 1)).days)
print(datetime(2024, 1, 31, 23, 59, 59) + timedelta(seconds=1))
delta = timedelta(days=1, hours=25, minutes=-30, microseconds=5)
print(delta, delta.total_seconds(), -timedelta(seconds=1), timedelta(hours=7) // timedelta(hours=2), divmod(timedelta(hours=7), timedelta(hours=2)))
print(d.isocalendar()[:3], d.weekday(), d.timetuple().tm_yday, date.fromordinal(738000))
