// The yardstick: the least a Node process between a client and a provider can do, which is to pipe.
import { Agent, createServer, request as send } from "node:http";

const agent = new Agent({ keepAlive: true });
const provider = Number(process.env.PROVIDER_PORT);

const server = createServer((request, response) => {
  const { method, url: path, headers } = request;
  const onward = send({ agent, host: "127.0.0.1", port: provider, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  response.on("close", () => onward.destroy());
  request.pipe(onward);
});
process.on("disconnect", () => process.exit(0));
server.listen(0, "127.0.0.1", 4096, () => {
  const address = server.address();
  process.send?.({ type: "listening", port: typeof address === "object" && address ? address.port : 0 });
});
