import { toolFor } from "../call-for.ts";
import type { Phrase } from "../language.ts";
import type { Turn } from "../turn.ts";
import { findCode } from "../wants/find-code.ts";
import type { Want } from "../wants/want.ts";

const GREETING =
  /^\s*(?:你好|您好|嗨|哈喽|早上好|下午好|晚上好|hi|hello|hey|good (?:morning|afternoon|evening))[\s!！。.,，~]*$/i;
const ABOUT_ITSELF =
  /你是谁|你是什么|你能做什么|你会什么|你可以做什么|怎么用|帮助|who are you|what are you|what can you do|^\s*help\b/i;

/** An answer where there is nothing to do: who this is, what it can do, and where a model is connected. */
export function introduce(turn: Turn, missing: Want[], say: Phrase): string {
  return [opening(turn, missing, say), abilities(say), invitation(say)].join("\n\n");
}

function opening(turn: Turn, missing: Want[], say: Phrase): string {
  const self = say(
    "我是 ALMA 内置的离线助手，不是语言模型",
    "I am ALMA's built-in offline assistant, not a language model",
  );
  if (missing.length > 0) {
    const tools = [...new Set(missing.map(toolFor))].map((tool) => `\`${tool}\``).join(", ");
    return say(
      `这件事需要工具 ${tools}，而当前的智能体没有。可以把任务交给别的智能体。${self}。`,
      `This needs ${tools}, which this agent does not have. You can send it to another agent. ${self}.`,
    );
  }
  if (GREETING.test(turn.text)) return say(`你好！${self}。`, `Hello! ${self}.`);
  if (ABOUT_ITSELF.test(turn.text)) return `${self}${say("。", ".")}`;
  if (findCode(turn.text).length > 0)
    return say(
      `这段代码的语言我不能运行：我只能运行 Python、JavaScript 和 TypeScript。${self}。`,
      `I cannot run code in this language: only Python, JavaScript and TypeScript. ${self}.`,
    );
  if (turn.attachments.length > 0)
    return say(
      `我读不了这种附件：我只能读文本文件。${self}。`,
      `I cannot read this kind of attachment, only text files. ${self}.`,
    );
  return say(`${self}，所以无法理解或回答这个问题。`, `${self}, so I cannot understand or answer this.`);
}

const abilities = (say: Phrase): string =>
  say(
    [
      "没有模型时，我能真正做到这些：",
      "- 在沙箱里运行你粘贴的 Python、JavaScript 或 TypeScript 代码",
      "- 计算，例如“(3+4)*12 的平方根是多少”",
      "- 读取你附上的文本文件，列出或写入工作区的文件",
      "- 读取你给出网址的网页并引用内容",
      "- 告诉你现在的时间",
    ].join("\n"),
    [
      "Without a model, this is what I really can do:",
      "- run Python, JavaScript or TypeScript you paste, in the sandbox",
      '- calculate, for example "what is the square root of (3+4)*12"',
      "- read a text file you attach, list or write files in the workspace",
      "- read a web page whose address you give, and quote it",
      "- tell the time",
    ].join("\n"),
  );

const invitation = (say: Phrase): string =>
  say(
    "要进行真正的对话，请在[设置中连接模型服务](/settings/providers)（OpenAI、DeepSeek、Azure、Anthropic、Google，或 Ollama 等兼容服务）。",
    "For real conversation, [connect a model provider in settings](/settings/providers) (OpenAI, DeepSeek, Azure, Anthropic, Google, or a compatible server such as Ollama).",
  );
