import tracemalloc

tracemalloc.start()
keep = ["x" * 1000 for _ in range(100)]
now, peak = tracemalloc.get_traced_memory()
print(now > 50_000, peak >= now, tracemalloc.is_tracing())
tracemalloc.stop()
print(tracemalloc.is_tracing(), len(keep))
