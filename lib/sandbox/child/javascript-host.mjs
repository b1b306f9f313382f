/** The few functions of the host that the prelude of a JavaScript program may call: output, files in memory, time, randomness. */
import { createHash, createHmac, randomUUID, webcrypto } from "node:crypto";
import { KIND } from "./frames.mjs";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const uuid = randomUUID.bind(null);
const fillRandom = webcrypto.getRandomValues.bind(webcrypto);

/**
 * @param {any} vm a QuickJS context
 * @param {any} world the current program's output, disk, stdin and exit
 * @param {() => number} now
 */
export function createHostFunctions(vm, world, now) {
  const host = vm.newObject();
  const leave = () => ({ error: vm.newError({ name: "Exit", message: "process.exit" }) });
  // A program that catches its own exit does nothing more: the interrupt handler ends it at the next occasion.
  const offer = (name, call) => {
    vm.newFunction(name, (...args) => (world.exit.code === null ? call(...args) : leave())).consume((handle) =>
      vm.setProp(host, name, handle),
    );
  };

  offer("write", (stream, value) => {
    world.output.write(vm.getNumber(stream) === 2 ? KIND.stderr : KIND.stdout, encoder.encode(vm.getString(value)));
  });
  offer("now", () => vm.newNumber(now()));
  offer("stdin", () => vm.newString(world.stdin));
  offer("uuid", () => vm.newString(uuid()));
  offer("random", (count) => arrayBuffer(vm, fillRandom(new Uint8Array(Math.min(65536, vm.getNumber(count))))));
  offer("encode", (value) => arrayBuffer(vm, encoder.encode(vm.getString(value))));
  offer("digest", (algorithm, buffer, key) =>
    digest(vm, vm.getString(algorithm), bytesOf(vm, buffer), key && bytesOf(vm, key)),
  );
  offer("decode", (buffer) => vm.newString(decoder.decode(bytesOf(vm, buffer))));
  offer("exit", (code) => {
    world.exit.code = vm.getNumber(code) & 255;
    return leave();
  });
  offerFiles(vm, world, offer);
  return host;
}

function digest(vm, algorithm, content, key) {
  try {
    const hash = key ? createHmac(algorithm, key) : createHash(algorithm);
    return arrayBuffer(vm, hash.update(content).digest());
  } catch (error) {
    return { error: errorHandle(vm, error) };
  }
}

/** The files of the workspace. What the disk refuses is an error of the program's. */
function offerFiles(vm, world, offer) {
  const offerFile = (name, call) =>
    offer(name, (...args) => {
      try {
        return call(...args);
      } catch (error) {
        return { error: errorHandle(vm, error) };
      }
    });
  const text = (handle) => vm.getString(handle);
  const isTrue = (handle) => vm.dump(handle) === true;
  const json = (value) => vm.newString(JSON.stringify(value));

  offerFile("read", (path) => arrayBuffer(vm, world.disk.read(text(path))));
  offerFile("save", (path, buffer) => world.disk.write(text(path), bytesOf(vm, buffer)));
  offerFile("remove", (path) => world.disk.remove(text(path)));
  offerFile("removeFolder", (path, recursive) => world.disk.removeFolder(text(path), isTrue(recursive)));
  offerFile("createFolder", (path, recursive) => world.disk.createFolder(text(path), isTrue(recursive)));
  offerFile("list", (path) => json(world.disk.list(text(path))));
  offerFile("stat", (path) => json(world.disk.stat(text(path))));
}

const bytesOf = (vm, handle) => vm.getArrayBuffer(handle).consume((lifetime) => lifetime.value.slice());

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
