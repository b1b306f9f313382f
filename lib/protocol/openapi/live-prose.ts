/** The event streams, in words. */
export const STREAM_PROSE = `**Event streams (SSE).** Each event is one block: \`event:\` is its type, \`data:\` the JSON of the schema
\`ServerEvent\`, \`id:\` the number of a fact. A stream stays open; a comment line keeps it alive. Come back with
\`Last-Event-ID\` (browsers do it themselves) or \`last_seq\`, and the facts you missed come first, then the text so far,
then what happens.`;

/** The WebSocket protocol, in words; its messages are the schemas \`ServerEvent\` and \`ClientMessage\`. */
export const SOCKET_PROSE = `\`GET /v1/ws/chat/{conversation_id}\`, upgraded: one socket per conversation. OpenAPI has no words for it; the addresses and
schemas are under \`x-websocket\`.

**Opening.** Show the access token or an API key as \`Authorization: Bearer ...\`, as the query parameter \`token\`, or, in a
browser, as the subprotocols \`alma.v1, bearer.<token>\`. A page of ALMA's own needs none: its session cookie counts.
Refused with 400 (no handshake), 401 (no token, or one that is over), 403 (a page of another origin), 404 (no such
conversation, or somebody else's, alike), 429 (too many sockets) or 503.

**The server sends** \`ServerEvent\`: first \`connection_status\` with \`last_seq\`, the number of the newest fact; then
what happens. Facts carry a \`seq\` that grows by one within the conversation and are kept. \`content_stream\` and
\`reasoning_stream\` are no facts: \`offset\` says where the piece begins (UTF-16 units), a higher \`attempt\` replaces what
stands from there on, and an overlap changes nothing. Ignore a type you do not know.

**The client sends** \`ClientMessage\`: \`user_message\` (with an id of its own as \`message_id\`; the same id again starts
nothing), \`resume\` with the last \`seq\` it has, \`cancel\`, \`approval_response\`, \`ping\`. Whatever is wrong with a message is
an \`error\` event; the socket stays open.

**Coming back.** Compare \`connection_status.last_seq\` with your own number: equal, you missed nothing; higher, send
\`resume\`; lower, forget what you have and resume from 0.

**Ending.** 1003 and 1007: not JSON. 1008: more than 20 messages in 10 s. 1009: a frame over 1 MB. 1011: the database could
not be read. 1012: the server restarts, come back. 1013: the client did not read. 4401: the sign-in is over. 4404: the
conversation was deleted.`;
