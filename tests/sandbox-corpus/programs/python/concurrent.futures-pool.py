from concurrent.futures import ThreadPoolExecutor, as_completed

with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(lambda x: x * x, range(6))))
    futures = {pool.submit(pow, n, 2): n for n in (3, 4)}
    print(sorted(f.result() for f in as_completed(futures)))
