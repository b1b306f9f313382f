import path from "node:path/posix";
import { childrenOf, parseXml } from "./xml-tree.mjs";

/**
 * What a part of an Office document refers to: id to the path of the part, or to an address outside.
 * @param {import("./zip-archive.mjs").Archive} archive
 * @param {string} part
 * @returns {Map<string, { type: string, target: string }>}
 */
export function relationsOf(archive, part) {
  const folder = path.dirname(part);
  const file = `${folder}/_rels/${path.basename(part)}.rels`;
  if (!archive.has(file)) return new Map();
  const root = parseXml(archive.text(file)).children.find(({ name }) => name.endsWith("Relationships"));
  return new Map(
    childrenOf(root, "Relationship").map(({ attributes: { Id, Type = "", Target = "", TargetMode } }) => {
      const inside = Target.startsWith("/") ? Target.slice(1) : path.normalize(path.join(folder, Target));
      return [Id, { type: Type.split("/").at(-1), target: TargetMode === "External" ? Target : inside }];
    }),
  );
}
