const { EventEmitter, once } = require("node:events");
const e = new EventEmitter();
e.on("x", (...a) => console.log("on", a)).once("x", () => console.log("once"));
e.prependListener("x", () => console.log("first"));
console.log(e.emit("x", 1, 2), e.emit("x"), e.emit("none"), e.listenerCount("x"), e.eventNames());
class Bus extends EventEmitter {}
const bus = new Bus();
once(bus, "ready").then(([v]) => console.log("ready", v));
bus.emit("ready", 7);
e.removeAllListeners("x");
console.log(e.emit("x"));
e.emit("error", new Error("unhandled"));
