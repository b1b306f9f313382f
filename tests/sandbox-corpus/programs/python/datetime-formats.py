from datetime import date, datetime, time

m = datetime(2023, 12, 5, 7, 8, 9, 123456)
print(m.strftime("%Y/%m/%d %H:%M:%S.%f %j %U %a %b %p %y %%"))
print(datetime.strptime("05 Mar 2021 14:07", "%d %b %Y %H:%M"))
print(datetime.fromisoformat("2024-01-02T03:04:05+05:30"), date.fromisoformat("2020-02-29"))
print(time(23, 59, 1).replace(minute=0), m.isoformat(timespec="milliseconds"), repr(m))
date(2023, 2, 29)
