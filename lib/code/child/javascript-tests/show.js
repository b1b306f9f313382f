// A value in a message: short, never failing.
export const show = (value) => {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return `[Function ${value.name}]`;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const seen = new Set();
  try {
    const text = JSON.stringify(value, (_, inner) => {
      if (typeof inner === "bigint") return `${inner}n`;
      if (inner instanceof Map) return { Map: [...inner] };
      if (inner instanceof Set) return { Set: [...inner] };
      if (inner === undefined) return "[undefined]";
      if (typeof inner === "object" && inner !== null) {
        if (seen.has(inner)) return "[again]";
        seen.add(inner);
      }
      return inner;
    });
    return text === undefined ? String(value) : text.slice(0, 600);
  } catch {
    return String(value);
  }
};
