// In front of an instrumented program: keeps calls and times by function, and tells them when the program is over.
(() => {
  const now = performance.now.bind(performance);
  const { log } = console;
  const rows = new Map();
  const open = [];
  globalThis.__almaEnter = (id) => {
    const call = { id, started: now(), inner: 0 };
    open.push(call);
    return call;
  };
  globalThis.__almaLeave = (call) => {
    const spent = now() - call.started;
    const at = open.lastIndexOf(call);
    if (at >= 0) open.splice(at, 1);
    // What waited meanwhile is nobody's inner time: only a caller that is still open right below is told.
    const caller = open[at - 1];
    if (caller) caller.inner += spent;
    const row = rows.get(call.id) ?? { calls: 0, own: 0, total: 0 };
    const isRecursive = open.some(({ id }) => id === call.id);
    rows.set(call.id, {
      calls: row.calls + 1,
      own: row.own + Math.max(0, spent - call.inner),
      total: row.total + (isRecursive ? 0 : spent),
    });
  };
  globalThis.__almaReport = (mark, seconds) => {
    const all = [...rows].map(([id, row]) => ({
      id,
      calls: row.calls,
      seconds: row.own / 1000,
      total_seconds: row.total / 1000,
    }));
    log(`\n${mark}${JSON.stringify({ seconds, rows: all })}`);
  };
  globalThis.__almaNow = now;
})();
