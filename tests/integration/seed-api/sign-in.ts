import { valueAt } from "./shape.ts";

const post = async (
  url: string,
  body: URLSearchParams | object,
  token?: string,
): Promise<{ status: number; json: unknown }> => {
  const isForm = body instanceof URLSearchParams;
  const response = await fetch(url, {
    method: "POST",
    headers: {
      ...(!isForm && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: isForm ? body : JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
};

/** As the specification's tests begin: form in, token out. */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const { json } = await post(`${url}/v1/login/access-token`, new URLSearchParams({ username, password }));
  return String(valueAt(json, "data.access_token"));
}

/** Makes something and gives what the answer says at these places. */
export async function make(url: string, path: string, token: string, body: object, ...places: string[]) {
  const { status, json } = await post(`${url}${path}`, body, token);
  if (status !== 201) throw new Error(`${path} answered ${status}: ${JSON.stringify(json)}`);
  return places.map((place) => String(valueAt(json, `data.${place}`)));
}
