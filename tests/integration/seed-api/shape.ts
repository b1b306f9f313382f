type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Where `actual` does not have the shape that is shown: every field there, of the same kind. Of a list, each of the shown
 * items is compared with the actual one in its place. An object that is shown empty may have any fields.
 */
export function differences(actual: unknown, shown: unknown, nullable: string[] = [], place = ""): string[] {
  if (actual === null && nullable.includes(place)) return [];
  if (Array.isArray(shown)) {
    if (!Array.isArray(actual)) return [`${place} is no list but ${JSON.stringify(actual)}`];
    return shown.flatMap((item, index) => differences(actual[index], item, nullable, `${place}[${index}]`));
  }
  if (isObject(shown)) {
    if (!isObject(actual)) return [`${place} is no object but ${JSON.stringify(actual)}`];
    return Object.entries(shown).flatMap(([name, value]) => {
      const inside = place === "" ? name : `${place}.${name}`;
      return name in actual ? differences(actual[name], value, nullable, inside) : [`${inside} is missing`];
    });
  }
  if (typeof actual !== typeof shown || (actual === null) !== (shown === null)) {
    return [`${place} is ${JSON.stringify(actual)}, not like ${JSON.stringify(shown)}`];
  }
  return typeof shown === "string" ? unlike(String(actual), shown, place) : [];
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** What is shown as an id or an instant has to be one. */
function unlike(actual: string, shown: string, place: string): string[] {
  const kind = [UUID, INSTANT].find((pattern) => pattern.test(shown));
  return kind && !kind.test(actual) ? [`${place} is ${actual}, not like ${shown}`] : [];
}

/** What stands at a dotted place of an answer. */
export const valueAt = (value: unknown, place: string): unknown =>
  place.split(".").reduce<unknown>((inside, name) => {
    if (Array.isArray(inside)) return inside[Number(name)];
    return isObject(inside) ? inside[name] : undefined;
  }, value);
