export type Redact = (text: string) => string;

const REDACTOR = Symbol.for("alma.providers.redact");
const CENSORED = "[redacted]";

/** Shapes of keys in use: OpenAI, DeepSeek, Anthropic and OpenRouter (`sk-`), Google (`AIza`), any bearer or key header. */
const KEY_SHAPES = [
  /\bsk-[\w*.-]{8,}/g,
  /\bAIza[\w-]{20,}/g,
  /\b(?:bearer|x-api-key|api-key|x-goog-api-key)["']?\s*[:=]?\s+["']?(?=\S*\d)[\w*.~+/-]{8,}=*/gi,
];

/** A function that takes the key itself, and whatever has the shape of a key, out of a text. */
export function redactor(api_key: string): Redact {
  const exact = api_key.length >= 4 ? [...new Set([api_key, encodeURIComponent(api_key)])] : [];
  return (text) => {
    const without = exact.reduce((rest, secret) => rest.replaceAll(secret, CENSORED), text);
    return KEY_SHAPES.reduce((rest, shape) => rest.replace(shape, CENSORED), without);
  };
}

/** Ties a redactor to a model, so that whoever calls the model can clean its errors without holding its key. */
export function withRedactor<T extends object>(model: T, api_key: string): T {
  return Object.defineProperty(model, REDACTOR, { value: redactor(api_key), enumerable: false, configurable: true });
}

const ADDRESS_SHAPES = [
  /\bhttps?:\/\/[^\s"'<>)]+/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g,
  /(?<![\w:])\[?(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?)\]?(?::\d{1,5})?/gi,
];

/**
 * Takes out of a model's errors where its provider is, for people who may use it and need not know: its host, and whatever
 * has the shape of an address.
 */
export function withHiddenAddress<T extends object>(model: T, base_url: string | null): T {
  const redact = redactorOf(model);
  const host = URL.parse(base_url ?? "")?.hostname;
  const shapes = host ? [new RegExp(`${RegExp.escape(host)}(?::\\d{1,5})?`, "gi"), ...ADDRESS_SHAPES] : ADDRESS_SHAPES;
  const value = (text: string) => shapes.reduce((rest, shape) => rest.replace(shape, "[address]"), redact(text));
  return Object.defineProperty(model, REDACTOR, { value, enumerable: false, configurable: true });
}

/** The redactor of a model; one that knows the shapes only where none was tied. */
export function redactorOf(model: object): Redact {
  const found: unknown = Reflect.get(model, REDACTOR);
  return typeof found === "function" ? (text) => String(found(text)) : redactor("");
}
