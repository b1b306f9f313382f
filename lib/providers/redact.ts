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
  return Object.defineProperty(model, REDACTOR, { value: redactor(api_key), enumerable: false });
}

/** The redactor of a model; one that knows the shapes only where none was tied. */
export function redactorOf(model: object): Redact {
  const found: unknown = Reflect.get(model, REDACTOR);
  return typeof found === "function" ? (text) => String(found(text)) : redactor("");
}
