import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback } from "../listen-on-loopback.ts";

/** What the shop was asked. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

const Pet = {
  type: "object",
  required: ["id", "name"],
  properties: {
    id: { type: "integer", readOnly: true },
    name: { type: "string" },
    tags: { type: "array", items: { type: "string" } },
    mother: { $ref: "#/components/schemas/Pet" },
  },
};

const PictureForm = {
  type: "object",
  properties: { note: { type: "string" }, picture: { type: "string", format: "binary" } },
};

const json = (schema: object) => ({ "application/json": { schema } });
const ok = { 200: { description: "ok" } };

/** The shop's own document; `summary` is what it says of looking for pets. */
const documentOf = (summary: string) => ({
  openapi: "3.0.3",
  info: { title: "Pet shop", version: "1" },
  servers: [{ url: "/{stage}", variables: { stage: { default: "v1" } } }],
  paths: {
    "/pets": {
      get: {
        operationId: "findPets",
        summary,
        parameters: [
          { name: "tags", in: "query", schema: { type: "array", items: { type: "string" } } },
          { name: "filter", in: "query", style: "deepObject", schema: { type: "object" } },
          { name: "X-Shop", in: "header", schema: { type: "string" } },
        ],
        responses: ok,
      },
      post: {
        operationId: "addPet",
        summary: "Adds a pet",
        requestBody: { required: true, content: json({ $ref: "#/components/schemas/Pet" }) },
        responses: ok,
      },
    },
    "/pets/{petId}": {
      parameters: [{ name: "petId", in: "path", required: true, schema: { type: "string" } }],
      get: { summary: "One pet", responses: ok },
      delete: { operationId: "pets.remove", responses: ok },
    },
    "/pets/{petId}/picture": {
      get: {
        operationId: "petPicture",
        parameters: [{ name: "petId", in: "path", required: true, schema: { type: "string" } }],
        responses: ok,
      },
      post: {
        operationId: "addPicture",
        parameters: [{ name: "petId", in: "path", required: true, schema: { type: "string" } }],
        requestBody: { content: { "multipart/form-data": { schema: PictureForm } } },
        responses: ok,
      },
    },
    "/leave": { get: { operationId: "leave", responses: ok } },
    "/login": {
      post: {
        operationId: "signIn",
        requestBody: {
          required: true,
          content: { "application/x-www-form-urlencoded": { schema: { type: "object", properties: { user: {} } } } },
        },
        responses: ok,
      },
    },
  },
  components: { schemas: { Pet } },
});

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==",
  "base64",
);

/** A real web API on loopback with its own document, which can be changed while it runs. */
export async function startPetShop() {
  const state = { summary: "Finds pets", asked: [] as Asked[], leaveTo: "/", isBroken: false };
  const answer = (response: ServerResponse, status: number, body: unknown) =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request.setEncoding("utf8")) body += piece;
    const { method = "", url = "", headers } = request;
    if (url === "/openapi.json") return answer(response, state.isBroken ? 500 : 200, documentOf(state.summary));
    state.asked.push({ method, url, headers, body });
    if (url === "/v1/leave") return void response.writeHead(302, { location: state.leaveTo }).end();
    if (method === "GET" && url.endsWith("/picture"))
      return void response.writeHead(200, { "content-type": "image/png" }).end(PNG);
    if (url === "/v1/pets/404") return answer(response, 404, { error: "no such pet" });
    answer(response, 200, { you: headers.authorization ?? "nobody", pets: ["Rex"] });
  });
  const { host, close } = await listenOnLoopback(server);
  return { host, url: `http://${host}/openapi.json`, base_url: `http://${host}/v1`, state, close };
}
