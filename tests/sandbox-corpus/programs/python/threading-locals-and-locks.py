import threading

lock = threading.RLock()
with lock, lock:
    print("held twice")
data = threading.local()
data.x = 1
print(data.x, threading.current_thread() is threading.main_thread(), threading.active_count())
event = threading.Event()
event.set()
print(event.wait(0.1), threading.Lock().acquire(blocking=False), threading.Semaphore(1).acquire())
condition = threading.Condition()
with condition:
    condition.notify_all()
