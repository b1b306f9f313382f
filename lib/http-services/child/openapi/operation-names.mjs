import { createHash } from "node:crypto";

const LONGEST = 120;

/**
 * A name for each operation: its own (`operationId`), or what it does and where (`get_pets_petId`). No two are alike; which
 * of two gets a mark depends on their paths alone, not on where they stand in the document.
 */
export function operationNames(found) {
  const names = new Array(found.length);
  const taken = new Set();
  const inOrder = found
    .map((place, index) => ({ place, index }))
    .toSorted((one, other) => byPath(one.place, other.place));
  const give = ({ place, index }, name) => {
    const free = name.length <= LONGEST && !taken.has(name) ? name : marked(name, place);
    taken.add(free);
    names[index] = free;
  };
  // Those that have a name of their own come first: nobody else gets it.
  for (const one of inOrder.filter(({ place }) => ownName(place) !== null)) give(one, ownName(one.place));
  for (const one of inOrder.filter(({ place }) => ownName(place) === null)) give(one, madeName(one.place));
  return names;
}

const byPath = (one, other) => (keyOf(one) < keyOf(other) ? -1 : 1);
const keyOf = ({ path, method }) => `${path} ${method}`;

function ownName({ operation: { operationId } }) {
  if (typeof operationId !== "string") return null;
  const name = plain(operationId);
  return name === "" ? null : name;
}

const madeName = ({ path, method }) => plain(`${method}_${path.slice(1)}`);

const plain = (text) => text.replace(/[^A-Za-z0-9_-]+/g, "_").replace(/^_+|_+$/g, "");

function marked(name, place) {
  const mark = createHash("sha256").update(keyOf(place)).digest("hex").slice(0, 6);
  return `${name.slice(0, LONGEST - mark.length - 1)}_${mark}`;
}
