import time

t = time.gmtime(1_700_000_000)
print(time.strftime("%Y-%m-%dT%H:%M:%SZ", t), t.tm_wday, t.tm_yday, time.asctime(t))
print(time.strptime("30 Nov 00", "%d %b %y")[:3], time.struct_time((2020, 1, 2, 3, 4, 5, 3, 2, 0)).tm_hour)
a = time.perf_counter()
time.sleep(0.01)
print(time.perf_counter() - a >= 0.009, time.monotonic() <= time.monotonic(), time.time_ns() > 10**18, time.get_clock_info("monotonic").monotonic)
