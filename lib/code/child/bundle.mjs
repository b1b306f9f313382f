// Bundles modules that nobody has to trust with esbuild. Every file comes from memory: esbuild itself never opens one,
// so no import can reach a file of this machine.
import { build, stop } from "esbuild";
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { builtin } from "./bundle/builtins.mjs";
import { createResolver } from "./bundle/resolve.mjs";
import { unpack } from "./bundle/unpack.mjs";

const LOADERS = {
  mjs: "js",
  cjs: "js",
  mts: "ts",
  cts: "ts",
  js: "jsx",
  jsx: "jsx",
  ts: "ts",
  tsx: "tsx",
  json: "json",
  txt: "text",
  css: "empty",
};

const rootOf = (path) =>
  /^\/packages\/[^/]+/.exec(path.replace(/^\/packages\/(@[^/]+)\//, "/packages/$1%2f"))?.[0].replace("%2f", "/");

const filesInMemory = (files, options) => ({
  name: "files-in-memory",
  setup({ onResolve, onLoad }) {
    const resolver = createResolver(files);
    const inMemory = (path) => ({ path, namespace: path === "(empty)" ? "nothing" : "memory" });
    onResolve({ filter: /.*/ }, ({ path: specifier, importer, kind }) => {
      if (kind === "entry-point") return inMemory(specifier);
      if (specifier in options.aliases) return inMemory(options.aliases[specifier]);
      const isPath = /^\.{0,2}\//.test(specifier) || specifier === "." || specifier === "..";
      // Files beside a program are there when it runs.
      if (isPath && options.keep_paths && importer.startsWith("/workspace/"))
        return { path: specifier, external: true };
      const found = isPath
        ? fromPath(resolver, specifier, importer)
        : fromPackage(resolver, options, specifier, importer, kind);
      if (found) return inMemory(found);
      const node = isPath ? null : builtin(specifier);
      if (node?.external) return { path: node.external, external: true };
      if (node) return { path: specifier, namespace: "node", pluginData: node.source };
      return {
        errors: [
          {
            text: `Cannot find ${JSON.stringify(specifier)}${importer ? ` that ${importer.replace(/^\/(workspace|packages)\//, "")} imports` : ""}.`,
          },
        ],
      };
    });
    onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => {
      const ending = /\.([^./]+)$/.exec(path)?.[1] ?? "js";
      return { contents: files.get(path), loader: LOADERS[ending] ?? "text" };
    });
    onLoad({ filter: /.*/, namespace: "node" }, ({ pluginData }) => ({ contents: pluginData, loader: "js" }));
    onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "module.exports = {};", loader: "js" }));
  },
});

await serve(async ({ options, parts }) => {
  const files = new Map();
  for (const [name, data] of parts) {
    if (!name.startsWith("archive:")) files.set(name, data);
    else
      for (const [path, content] of unpack(name.slice(8), data))
        files.set(`/packages/${name.slice(8)}/${path}`, content);
  }
  const made = [];
  try {
    for (const entry of options.entries) made.push(...(await bundle(entry, files, options)));
  } finally {
    await stop();
  }
  return { value: made.map(({ name }) => name), parts: made };
});

async function bundle(entry, files, options) {
  try {
    const { outputFiles } = await build({
      entryPoints: [entry.path],
      bundle: true,
      write: false,
      outfile: "/out.js",
      absWorkingDir: "/",
      format: entry.format,
      platform: "neutral",
      target: "es2023",
      charset: "utf8",
      logLevel: "silent",
      sourcemap: "external",
      sourcesContent: false,
      define: { "process.env.NODE_ENV": '"production"' },
      tsconfigRaw: "{}",
      plugins: [filesInMemory(files, options)],
    });
    return outputFiles.map(({ path, contents }) => ({
      name: `${entry.name}${path.endsWith(".map") ? ".map" : ""}`,
      data: contents,
    }));
  } catch (error) {
    throw new Refusal("UNSUPPORTED", explain(error));
  }
}

function explain(error) {
  if (!Array.isArray(error?.errors)) return String(error?.message ?? error).slice(0, 1000);
  const lines = error.errors.slice(0, 5).map(({ text, location }) => {
    const file = location?.file.replace(/^memory:\/(workspace|packages)\//, "");
    return location ? `${file}:${location.line}:${location.column + 1}: ${text}` : text;
  });
  return lines.join("\n").slice(0, 2000);
}

function fromPath(resolver, specifier, importer) {
  const found = resolver.asPath(specifier.startsWith("/") ? specifier : `${resolver.folderOf(importer)}/${specifier}`);
  const root = rootOf(importer);
  return root ? resolver.replaced(root, found) : found;
}

/** A package means the version that the package of the importer depends on; in the workspace, what was asked for. */
function fromPackage(resolver, options, specifier, importer, kind) {
  const [, name = specifier, subpath = ""] = resolver.packageIn(specifier);
  const own = rootOf(importer)?.slice("/packages/".length);
  const known = own ? options.dependencies[own] : options.dependencies[""];
  const id = own && own.slice(0, own.lastIndexOf("@")) === name ? own : known?.[name];
  if (!id) return null;
  const conditions = [kind === "require-call" ? "require" : "import", "browser", "module", "production", "default"];
  return resolver.inPackage(`/packages/${id}`, subpath, conditions);
}
