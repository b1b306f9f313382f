from datetime import datetime, timedelta, timezone

tz = timezone(timedelta(hours=8), "CST")
moment = datetime(2024, 7, 1, 12, 30, tzinfo=tz)
print(moment.isoformat(), moment.astimezone(timezone.utc), moment.timestamp())
print(datetime.fromtimestamp(0, timezone.utc), moment.tzname(), moment.utcoffset())
print(moment == datetime(2024, 7, 1, 4, 30, tzinfo=timezone.utc))
try:
    moment < datetime(2024, 7, 1)
except TypeError as error:
    print("TypeError", "offset" in str(error))
