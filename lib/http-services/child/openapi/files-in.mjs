import { isObject } from "./is-object.mjs";

/** What a model gives where a service takes a file. */
export const PATH_OF_FILE = { type: "string", description: "Path of a file in the workspace" };

/** The fields of a form that are files, and its schema with their paths in their place. */
export function filesIn(schema) {
  const entries = Object.entries(isObject(schema.properties) ? schema.properties : {});
  const files = entries.filter(([, field]) => isFile(field) || (isObject(field.items) && isFile(field.items)));
  const paths = files.map(([name, field]) => [name, isFile(field) ? withPath(field) : manyOf(field)]);
  const properties = { ...Object.fromEntries(entries), ...Object.fromEntries(paths) };
  return { schema: { ...schema, type: "object", properties }, files: files.map(([name]) => name) };
}

const isFile = ({ format, contentMediaType }) => format === "binary" || contentMediaType !== undefined;

const withPath = ({ description }) => ({
  ...PATH_OF_FILE,
  ...(description && { description: `${PATH_OF_FILE.description}: ${description}` }),
});

const manyOf = ({ description }) => ({ type: "array", items: PATH_OF_FILE, ...(description && { description }) });
