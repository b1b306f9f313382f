/** The few functions of the host that the prelude of a JavaScript program may call: output, files in memory, time, randomness. */
import { randomUUID, webcrypto } from "node:crypto";
import { KIND } from "./frames.mjs";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const uuid = randomUUID.bind(null);
const fillRandom = webcrypto.getRandomValues.bind(webcrypto);

/** @param {any} vm a QuickJS context */
export function createHostFunctions(vm, { output, disk, exit, now, stdin }) {
  const host = vm.newObject();
  const leave = () => ({ error: vm.newError({ name: "Exit", message: "process.exit" }) });
  // A program that catches its own exit does nothing more: the interrupt handler ends it at the next occasion.
  const offer = (name, call) => {
    vm.newFunction(name, (...args) => (exit.code === null ? call(...args) : leave())).consume((handle) =>
      vm.setProp(host, name, handle),
    );
  };
  const guard =
    (call) =>
    (...args) => {
      try {
        return call(...args);
      } catch (error) {
        return { error: errorHandle(vm, error) };
      }
    };
  const text = (handle) => vm.getString(handle);
  const bytes = (handle) => vm.getArrayBuffer(handle).consume((lifetime) => lifetime.value.slice());

  offer("write", (stream, value) => {
    output.write(vm.getNumber(stream) === 2 ? KIND.stderr : KIND.stdout, encoder.encode(text(value)));
  });
  offer("now", () => vm.newNumber(now()));
  offer("stdin", () => vm.newString(stdin));
  offer("uuid", () => vm.newString(uuid()));
  offer("random", (count) => arrayBuffer(vm, fillRandom(new Uint8Array(Math.min(65536, vm.getNumber(count))))));
  offer("encode", (value) => arrayBuffer(vm, encoder.encode(text(value))));
  offer("decode", (buffer) => vm.newString(decoder.decode(bytes(buffer))));
  offer("exit", (code) => {
    exit.code = vm.getNumber(code) & 255;
    return leave();
  });
  offer(
    "read",
    guard((path) => arrayBuffer(vm, disk.read(text(path)))),
  );
  offer(
    "save",
    guard((path, buffer) => disk.write(text(path), bytes(buffer))),
  );
  offer(
    "remove",
    guard((path) => disk.remove(text(path))),
  );
  offer(
    "removeFolder",
    guard((path, recursive) => disk.removeFolder(text(path), vm.dump(recursive) === true)),
  );
  offer(
    "createFolder",
    guard((path, recursive) => disk.createFolder(text(path), vm.dump(recursive) === true)),
  );
  offer(
    "list",
    guard((path) => vm.newString(JSON.stringify(disk.list(text(path))))),
  );
  offer(
    "stat",
    guard((path) => vm.newString(JSON.stringify(disk.stat(text(path))))),
  );
  return host;
}

const arrayBuffer = (vm, content) =>
  vm.newArrayBuffer(content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength));

function errorHandle(vm, error) {
  const handle = vm.newError({ name: "Error", message: String(error?.message ?? error) });
  for (const name of ["code", "path", "syscall"]) {
    if (typeof error?.[name] === "string")
      vm.newString(error[name]).consume((value) => vm.setProp(handle, name, value));
  }
  return handle;
}
