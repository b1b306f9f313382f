const machine = {
  idle: { start: "running" },
  running: { pause: "paused", stop: "idle" },
  paused: { resume: "running" },
};
let state = "idle";
const send = (e) => {
  const to = machine[state][e];
  if (!to) throw new Error(`${e} not allowed in ${state}`);
  console.log(`${state} -> ${to}`);
  state = to;
};
["start", "pause", "resume", "stop"].forEach(send);
const listeners = {};
const on = (k, f) => {
  (listeners[k] ||= []).push(f);
  return () => {
    listeners[k] = listeners[k].filter((g) => g !== f);
  };
};
const off = on("x", (v) => console.log("x", v));
listeners.x.forEach((f) => f(1));
off();
console.log(listeners);
send("resume");
