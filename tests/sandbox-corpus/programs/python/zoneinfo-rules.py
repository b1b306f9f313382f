from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ny = ZoneInfo("America/New_York")
for m in (datetime(2024, 3, 10, 1, 59, tzinfo=ny), datetime(2024, 3, 10, 3, 0, tzinfo=ny), datetime(2024, 11, 3, 1, 30, tzinfo=ny), datetime(2024, 11, 3, 1, 30, fold=1, tzinfo=ny)):
    print(m.isoformat(), m.tzname(), m.dst(), m.astimezone(timezone.utc).strftime("%H:%M"))
print(datetime(2024, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(ZoneInfo("Europe/Berlin")), ZoneInfo("UTC").key)
print(datetime(2024, 3, 9, 12, tzinfo=ny) + timedelta(days=1), datetime(1990, 7, 1, tzinfo=ZoneInfo("Asia/Shanghai")).utcoffset())
ZoneInfo("Nowhere/Land")
