/** The workspace inside Python's virtual file system: limits on its growth, files in, files out. */
export const ROOT = "/workspace";
const ENOSPC = 51;

/**
 * Bounds what a program may keep in files. Its bytes are outside the memory that WebAssembly's cap sees.
 * @param {any} FS emscripten's file system
 * @param {{ files: number, file_bytes: number, total_bytes: number }} limits
 */
export function limitDisk(FS, limits) {
  const memfs = FS.filesystems.MEMFS;
  let grown = 0;
  let created = 0;
  let limitHit = false;
  const refuse = () => {
    limitHit = true;
    throw new FS.ErrnoError(ENOSPC);
  };
  // Growth is only ever added up, so a program that rewrites its files many times is recounted before it is refused.
  const reserve = (size, bytes) => {
    if (size > limits.file_bytes) refuse();
    if (grown + bytes > limits.total_bytes) grown = measure(FS, "/");
    if (grown + bytes > limits.total_bytes) refuse();
    grown += bytes;
  };
  const write = memfs.ops_table.file.stream.write;
  memfs.ops_table.file.stream.write = (stream, buffer, offset, length, position, canOwn) => {
    const end = position + length;
    reserve(end, Math.max(0, end - stream.node.usedBytes));
    return write(stream, buffer, offset, length, position, canOwn);
  };
  const resize = memfs.resizeFileStorage;
  memfs.resizeFileStorage = (node, size) => {
    reserve(size, Math.max(0, size - node.usedBytes));
    return resize(node, size);
  };
  const createNode = memfs.createNode;
  memfs.createNode = (...args) => {
    created += 1;
    if (created > limits.files * 20) refuse();
    return createNode(...args);
  };
  grown = 0;
  return {
    limitHit: () => limitHit,
    /** For the next program of a kept interpreter. */
    forget: () => {
      limitHit = false;
      created = 0;
    },
  };
}

function measure(FS, folder) {
  let bytes = 0;
  for (const { path, stat, isFolder } of entries(FS, folder)) bytes += isFolder ? measure(FS, path) : stat.size;
  return bytes;
}

function* entries(FS, folder) {
  for (const name of FS.readdir(folder)) {
    if (name === "." || name === "..") continue;
    const path = folder === "/" ? `/${name}` : `${folder}/${name}`;
    if (path === "/proc" || path === "/dev" || path === "/lib") continue;
    const stat = FS.lstat(path);
    const isFolder = FS.isDir(stat.mode);
    if (isFolder || FS.isFile(stat.mode)) yield { path, stat, isFolder };
  }
}

/**
 * Makes the workspace the given files, and enters it.
 * @param {any} FS @param {Array<{ path: string, content: Uint8Array }>} files
 */
export function writeWorkspace(FS, files, folder = "") {
  FS.mkdirTree(ROOT);
  const wanted = new Set(files.map((file) => file.path));
  for (const { path } of [...readWorkspace(FS)]) if (!wanted.has(path)) FS.unlink(`${ROOT}/${path}`);
  for (const file of files) {
    const path = `${ROOT}/${file.path}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, file.content);
  }
  FS.chdir(folder === "" ? ROOT : folder.startsWith("/") ? folder : `${ROOT}/${folder}`);
}

/** Regular files below the workspace; links are not followed. @param {any} FS */
export function* readWorkspace(FS, folder = ROOT) {
  for (const { path, isFolder } of entries(FS, folder)) {
    if (isFolder) {
      if (!path.endsWith("/__pycache__")) yield* readWorkspace(FS, path);
    } else yield { path: path.slice(ROOT.length + 1), content: FS.readFile(path) };
  }
}
