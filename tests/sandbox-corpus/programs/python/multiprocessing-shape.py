import multiprocessing.pool
from multiprocessing import cpu_count

print(cpu_count() >= 1, hasattr(multiprocessing.pool, "ThreadPool"))
