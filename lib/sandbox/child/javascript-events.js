// Evaluated inside QuickJS before the program: EventEmitter as Node has it, EventTarget and AbortController as the web has.
(() => {
  const { define, inspect } = globalThis.__kit;

  class EventEmitter {
    #listeners = new Map();
    #add(name, call, once, first) {
      if (typeof call !== "function") throw new TypeError("The listener must be a function.");
      this.emit("newListener", name, call);
      const list = this.#listeners.get(name) ?? [];
      this.#listeners.set(name, first ? [{ call, once }, ...list] : [...list, { call, once }]);
      return this;
    }
    on(name, call) {
      return this.#add(name, call, false, false);
    }
    addListener(name, call) {
      return this.#add(name, call, false, false);
    }
    once(name, call) {
      return this.#add(name, call, true, false);
    }
    prependListener(name, call) {
      return this.#add(name, call, false, true);
    }
    prependOnceListener(name, call) {
      return this.#add(name, call, true, true);
    }
    off(name, call) {
      const list = this.#listeners.get(name) ?? [];
      const at = list.findLastIndex((each) => each.call === call);
      if (at < 0) return this;
      const left = list.toSpliced(at, 1);
      if (left.length > 0) this.#listeners.set(name, left);
      else this.#listeners.delete(name);
      return this;
    }
    removeListener(name, call) {
      return this.off(name, call);
    }
    removeAllListeners(name) {
      if (name === undefined) this.#listeners.clear();
      else this.#listeners.delete(name);
      return this;
    }
    emit(name, ...args) {
      const list = this.#listeners.get(name) ?? [];
      if (list.length === 0 && name === "error")
        throw args[0] instanceof Error ? args[0] : new Error(`Unhandled error. (${inspect(args[0])})`);
      for (const { call, once } of list) {
        if (once) this.off(name, call);
        call.apply(this, args);
      }
      return list.length > 0;
    }
    listeners(name) {
      return (this.#listeners.get(name) ?? []).map(({ call }) => call);
    }
    listenerCount(name) {
      return this.listeners(name).length;
    }
    eventNames() {
      return [...this.#listeners.keys()];
    }
    setMaxListeners() {
      return this;
    }
    static once(emitter, name) {
      return new Promise((done, fail) => {
        const failed = (error) => {
          emitter.off(name, succeeded);
          fail(error);
        };
        const succeeded = (...args) => {
          emitter.off("error", failed);
          done(args);
        };
        emitter.once(name, succeeded);
        if (name !== "error") emitter.once("error", failed);
      });
    }
  }
  Object.assign(EventEmitter, { EventEmitter, default: EventEmitter, defaultMaxListeners: 10 });

  class DOMException extends Error {
    constructor(message = "", name = "Error") {
      super(message);
      Object.defineProperty(this, "name", { value: name, configurable: true });
    }
  }
  class Event {
    #stopped = false;
    constructor(type, options = {}) {
      Object.assign(this, { type, cancelable: options.cancelable === true, defaultPrevented: false, target: null });
      if ("detail" in options) this.detail = options.detail;
    }
    preventDefault() {
      this.defaultPrevented = this.cancelable;
    }
    stopImmediatePropagation() {
      this.#stopped = true;
    }
    stopPropagation() {}
    static isStopped = (event) => event.#stopped;
  }
  const { isStopped } = Event;
  delete Event.isStopped;
  class EventTarget {
    #emitter = new EventEmitter();
    #wrapped = new Map();
    addEventListener(type, listener, options) {
      const call = (event) => {
        if (isStopped(event)) return;
        if (options?.once) this.removeEventListener(type, listener);
        if (typeof listener === "function") listener.call(this, event);
        else listener.handleEvent(event);
      };
      const known = this.#wrapped.get(listener) ?? new Map();
      if (known.has(type)) return;
      this.#wrapped.set(listener, known.set(type, call));
      this.#emitter.on(type, call);
    }
    removeEventListener(type, listener) {
      const call = this.#wrapped.get(listener)?.get(type);
      if (call) this.#emitter.off(type, call);
      this.#wrapped.get(listener)?.delete(type);
    }
    dispatchEvent(event) {
      event.target = this;
      this.#emitter.emit(event.type, event);
      return !event.defaultPrevented;
    }
  }
  class AbortSignal extends EventTarget {
    aborted = false;
    reason = undefined;
    onabort = null;
    throwIfAborted() {
      if (this.aborted) throw this.reason;
    }
    static abort(reason) {
      const controller = new AbortController();
      controller.abort(reason);
      return controller.signal;
    }
    static timeout(ms) {
      const controller = new AbortController();
      setTimeout(
        () => controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError")),
        ms,
      );
      return controller.signal;
    }
    static any(signals) {
      const controller = new AbortController();
      for (const each of signals) {
        if (each.aborted) controller.abort(each.reason);
        else each.addEventListener("abort", () => controller.abort(each.reason));
      }
      return controller.signal;
    }
  }
  class AbortController {
    signal = new AbortSignal();
    abort(reason = new DOMException("This operation was aborted", "AbortError")) {
      const { signal } = this;
      if (signal.aborted) return;
      Object.assign(signal, { aborted: true, reason });
      const event = new Event("abort");
      signal.onabort?.(event);
      signal.dispatchEvent(event);
    }
  }
  class CustomEvent extends Event {}
  for (const made of [DOMException, Event, CustomEvent, EventTarget, AbortSignal, AbortController])
    define(made.name, made);
  Object.assign(globalThis.__kit, { EventEmitter, DOMException });
})();
