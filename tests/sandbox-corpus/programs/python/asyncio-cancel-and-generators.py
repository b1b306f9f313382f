import asyncio


async def ticks(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print("closed")


class Manager:
    async def __aenter__(self):
        return "in"

    async def __aexit__(self, *info):
        print("out", info[0].__name__ if info[0] else None)


async def forever():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    print([i async for i in ticks(3)])
    async with Manager() as m:
        print(m)
    task = asyncio.create_task(forever())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(task.cancelled())
    async with asyncio.timeout(1):
        print(await asyncio.shield(asyncio.sleep(0, "done")))
    raise KeyError("end")


asyncio.run(main())
