import { drawing, film, photoWithPlace, tone } from "../../media/sources.ts";
import { call, say } from "../../support/model-servers/index.ts";
import { answers, omits } from "../checks/answer.ts";
import { failed, gave, used } from "../checks/calls.ts";
import { hostile } from "../fixture.ts";
import type { Task } from "../task.ts";

export const media: Task[] = [
  {
    id: "media-en-words-in-a-picture",
    subject: "media",
    language: "en",
    agent: "file_agent",
    files: [{ name: "scan.svg", data: () => drawing("Invoice 118", 600, 120) }],
    messages: () => ["What does the picture scan.svg say? Read it with text recognition."],
    script: () => [
      [call("recognize_text", { path: "scan.svg", language: "en" })],
      (asked) => [say(`It says: ${asked.at(0, "pages", 0, "text")}`)],
    ],
    checks: () => [answers(/Invoice 118/i), used("recognize_text")],
  },
  {
    id: "media-zh-picture-size",
    subject: "media",
    language: "zh",
    agent: "file_agent",
    files: [{ name: "照片.jpg", data: photoWithPlace }],
    messages: () => ["照片.jpg 有多大（像素）？用什么设备拍的？"],
    script: () => [
      [call("read_image", { path: "照片.jpg" })],
      (asked) => [say(`${asked.at(0, "width")}×${asked.at(0, "height")} 像素，设备信息：${asked.at(0, "exif")}`)],
    ],
    checks: () => [answers("120", "80", /Phone|X 1/), omits(/48\.2|16\.3/)],
  },
  {
    id: "media-en-place-when-asked",
    subject: "media",
    language: "en",
    agent: "file_agent",
    files: [{ name: "trip.jpg", data: photoWithPlace }],
    messages: () => ["Where was trip.jpg taken? Give latitude and longitude."],
    script: () => [
      [call("read_image", { path: "trip.jpg", with_location: true })],
      (asked) => [say(`The picture says: ${JSON.stringify(asked.last.result)}`)],
    ],
    checks: () => [answers(/48\.2|48°/, /16\.3|16°/)],
  },
  {
    id: "media-zh-length-of-recording",
    subject: "media",
    language: "zh",
    agent: "file_agent",
    files: [{ name: "提示音.wav", data: tone }],
    messages: () => ["提示音.wav 有多长？采样率和声道数是多少？"],
    script: () => [
      [call("read_media", { path: "提示音.wav" })],
      (asked) => [say(`时长 ${asked.at(0, "duration")} 秒。音轨：${asked.at(0, "audio")}`)],
    ],
    checks: () => [answers(/\b1\b|一秒|1\.0/, /22050|22\.05/), used("read_media")],
  },
  {
    id: "media-en-film",
    subject: "media",
    language: "en",
    agent: "file_agent",
    files: [{ name: "clip.mp4", data: film }],
    messages: () => ["Which container and video codec does clip.mp4 have, and how wide is it?"],
    script: () => [
      [call("read_media", { path: "clip.mp4" })],
      (asked) => [
        say(
          `Container ${asked.at(0, "container")}, video ${asked.at(0, "video", 0, "codec")}, ${asked.at(0, "video", 0, "width")} pixels wide.`,
        ),
      ],
    ],
    checks: () => [answers("96", /mpeg-?4|mp4/i), gave("read_media", /"width":96/)],
  },
  {
    id: "media-zh-not-a-picture",
    subject: "media",
    language: "zh",
    agent: "file_agent",
    files: [hostile("archive.docx", "封面.png")],
    messages: () => ["看看 封面.png，里面是什么？"],
    script: () => [[call("read_image", { path: "封面.png" })], (asked) => [say(`这不是一张图片：${asked.last.error}`)]],
    checks: () => [answers(/不是|无法|不能|损坏|不支持/), failed(/UNSUPPORTED|DAMAGED/)],
  },
];
