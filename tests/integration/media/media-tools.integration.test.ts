import { beforeEach, describe, expect, it } from "vitest";
import read_image from "../../../agents/tools/read_image.ts";
import read_media from "../../../agents/tools/read_media.ts";
import recognize_text from "../../../agents/tools/recognize_text.ts";
import transcribe_audio from "../../../agents/tools/transcribe_audio.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import type { Actor } from "../../../lib/core/actor.ts";
import { uploadFile, type WorkspaceRef } from "../../../lib/workspace/index.ts";
import { drawing, film, photoWithPlace, tone } from "../../media/sources.ts";
import { startSpeechServer } from "../../media/speech-server.ts";
import { createActor } from "../../support/create-actor.ts";
import { addModel, createProvider, TEST_KEY } from "../../support/create-provider.ts";
import { say, status } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";

let actor: Actor;
let workspace: WorkspaceRef;
beforeEach(async () => {
  actor = await createActor({ is_superuser: true });
  const { conversation_id } = await createConversation(actor, {});
  workspace = { conversation_id, user_id: actor.user_id };
});

const context = () => ({
  actor,
  workspace,
  call: { call_id: "call", agent_name: "file_agent" },
  signal: new AbortController().signal,
});
const put = (name: string, data: Uint8Array) =>
  uploadFile(actor, workspace.conversation_id, { name, media_type: "application/octet-stream", data });
const look = (input: Record<string, unknown>) => read_image.run(read_image.input.parse(input), context());
const hear = (input: Record<string, unknown>) => transcribe_audio.run(transcribe_audio.input.parse(input), context());

describe("read_image", () => {
  it("has a model that sees describe the picture, without its place", async () => {
    const provider = await scriptedProvider(actor, [say("一张蓝色的图片")]);
    await put("photo.jpg", await photoWithPlace());
    const outcome = await look({ path: "photo.jpg", describe: true, question: "什么颜色？" });
    expect(outcome).toMatchObject({ ok: true, result: { format: "jpg", description: "一张蓝色的图片" } });
    const sent = JSON.stringify(provider.requests[0]?.body);
    expect(sent).toContain("什么颜色？");
    const [, base64 = ""] = /data:image\/jpeg;base64,([\w+/=]+)/.exec(sent) ?? [];
    const picture = Buffer.from(base64, "base64").toString("latin1");
    expect(picture.slice(0, 2)).toBe("\xff\xd8");
    expect(picture).not.toContain("Exif");
  });

  it("still tells what the picture is where no model can look at it", async () => {
    await put("photo.jpg", await photoWithPlace());
    expect(await look({ path: "photo.jpg", describe: true })).toMatchObject({
      ok: true,
      result: { width: 120, description_error: expect.stringContaining("MODEL_UNAVAILABLE") },
    });
    await scriptedProvider(actor, [status(400, { message: "image input is not supported" })]);
    expect(await look({ path: "photo.jpg", describe: true })).toMatchObject({
      ok: true,
      result: { description_error: expect.stringContaining("image input is not supported") },
    });
  });

  it("says by name what is wrong", async () => {
    await put("photo.png", Buffer.from("PK\x03\x04 not a picture"));
    expect(await look({ path: "photo.png" })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^UNSUPPORTED: photo\.png: /),
    });
    expect(await look({ path: "none.png" })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^NOT_FOUND: none\.png: /),
    });
  });
});

describe("read_media and recognize_text", () => {
  it("read files of the workspace", async () => {
    await put("film.mp4", await film());
    await put("scan.svg", drawing("Invoice 118", 600, 120));
    expect(await read_media.run({ path: "film.mp4", with_location: false }, context())).toMatchObject({
      ok: true,
      result: { path: "film.mp4", format: "mp4", video: [{ width: 96 }] },
    });
    const asked = recognize_text.input.parse({ path: "scan.svg", language: "en" });
    expect(await recognize_text.run(asked, context())).toMatchObject({
      ok: true,
      result: { pages: [{ page: 1, text: "Invoice 118" }], next_page: null },
    });
  });
});

describe("transcribe_audio", () => {
  const connect = async (base_url: string) => {
    const { llm_id } = await createProvider(actor, { provider: "custom", api_base_url: base_url });
    await addModel(actor, llm_id, "whisper-1", { model_type: "transcription" });
  };

  it("sends speech as it is, and a film as a small MP3", async () => {
    const server = await startSpeechServer(() => ({ status: 200, body: { text: "大家好" } }));
    await connect(server.base_url);
    await put("tone.wav", tone());
    await put("film.mp4", await film());
    const outcome = await hear({ path: "tone.wav", language: "zh", prompt: "ALMA" });
    expect(outcome).toMatchObject({ ok: true, result: { text: "大家好", model: "whisper-1" } });
    expect(await hear({ path: "film.mp4", with_times: true })).toMatchObject({ ok: true });
    const [first, second] = server.requests;
    expect(first?.authorization).toBe(`Bearer ${TEST_KEY}`);
    expect(first?.fields).toEqual({ model: "whisper-1", response_format: "json", language: "zh", prompt: "ALMA" });
    expect(first?.file).toMatchObject({ name: "audio.wav", type: "audio/wav", data: tone() });
    expect(second?.fields).toEqual({ model: "whisper-1", response_format: "verbose_json" });
    expect(second?.file).toMatchObject({ name: "audio.mp3", type: "audio/mpeg" });
  });

  it("says what to do without a model, and never shows the key", async () => {
    await put("tone.wav", tone());
    expect(await hear({ path: "tone.wav" })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^MODEL_UNAVAILABLE: .*transcription/),
    });
    const message = `Incorrect API key provided: ${TEST_KEY}`;
    const server = await startSpeechServer(() => ({ status: 401, body: { error: { message } } }));
    await connect(server.base_url);
    const refused = await hear({ path: "tone.wav" });
    expect(refused).toMatchObject({ ok: false, error: expect.stringMatching(/^PROVIDER_UNAUTHORIZED: /) });
    expect(JSON.stringify(refused)).not.toContain(TEST_KEY);
  });
});
