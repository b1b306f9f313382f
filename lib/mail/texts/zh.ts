import type { MailTexts } from "./mail-texts.ts";

const IGNORE = "如果这不是你本人的操作，忽略这封邮件即可。";

export const zh: MailTexts = {
  lang: "zh-CN",
  copy_link: "如果按钮无法点击，请把下面的链接复制到浏览器中打开：",
  footer: "这封邮件由 ALMA 自动发送，请勿回复。",
  unknown: "未知",
  verification: (url) => ({
    subject: "验证你的 ALMA 邮箱",
    paragraphs: ["欢迎使用 ALMA。请确认这个邮箱属于你，之后就可以登录。"],
    button: { label: "验证邮箱", url },
    notes: ["链接 24 小时内有效，只能使用一次。", "如果你没有注册 ALMA，请不要点击，忽略这封邮件即可。"],
  }),
  reset: (url) => ({
    subject: "重设你的 ALMA 密码",
    paragraphs: ["我们收到了重设密码的请求。点击下面的按钮设置新密码，其他设备上的登录会随之结束。"],
    button: { label: "设置新密码", url },
    notes: ["链接 1 小时内有效，只能使用一次。", `${IGNORE}密码不会改变。`],
  }),
  account_exists: ({ sign_in, forgot }) => ({
    subject: "你已经有 ALMA 账号了",
    paragraphs: ["有人用这个邮箱注册 ALMA，而这个邮箱已经有账号了。如果是你，直接登录即可。"],
    button: { label: "去登录", url: sign_in },
    notes: [`忘了密码，或者从未设置过密码？可以在这里设置新密码：${forgot}`, IGNORE],
  }),
  address_confirmation: (url) => ({
    subject: "确认你的新邮箱",
    paragraphs: ["请确认这个邮箱属于你。确认之后，它就是你的 ALMA 登录邮箱。"],
    button: { label: "确认新邮箱", url },
    notes: ["链接 24 小时内有效，只能使用一次。", IGNORE],
  }),
  address_changed: ({ to, is_done, url }) => ({
    subject: is_done ? "你的 ALMA 邮箱已更改" : "有人请求更改你的 ALMA 邮箱",
    paragraphs: is_done
      ? ["你的 ALMA 账号现在使用另一个邮箱登录。"]
      : ["有人用你的密码请求更改 ALMA 账号的邮箱。新邮箱确认之前，一切照旧。"],
    facts: [{ name: "新邮箱", value: to }],
    button: { label: "查看账号设置", url },
    notes: ["如果不是你本人的操作，请立即修改密码，并联系管理员。"],
  }),
  password_changed: ({ at, url }) => ({
    subject: "你的 ALMA 密码已更改",
    paragraphs: ["你的 ALMA 账号密码刚刚被更改，其他设备上的登录已结束。"],
    facts: [{ name: "时间", value: at }],
    button: { label: "重设密码", url },
    notes: ["如果是你本人的操作，无需处理。", "如果不是，请立即重设密码，并联系管理员。"],
  }),
  new_sign_in: ({ at, address, user_agent, url }) => ({
    subject: "你的 ALMA 账号有新的登录",
    paragraphs: ["你的账号在一个最近 90 天没有出现过的位置或浏览器上登录了。"],
    facts: [
      { name: "时间", value: at },
      { name: "IP 地址", value: address },
      { name: "浏览器", value: user_agent },
    ],
    button: { label: "查看账号设置", url },
    notes: ["如果是你本人登录，无需处理。", "如果不是，请立即修改密码：其他登录会随之结束。"],
  }),
  api_key_made: ({ name, scopes, until, at, address, url }) => ({
    subject: "你的 ALMA 账号新建了 API 密钥",
    paragraphs: ["你的 ALMA 账号刚刚新建了一个 API 密钥。拿到它的人可以用你的身份使用 ALMA。"],
    facts: [
      { name: "名称", value: name },
      { name: "权限", value: scopes ?? "全部权限" },
      { name: "有效期至", value: until ?? "长期有效" },
      { name: "时间", value: at },
      { name: "IP 地址", value: address },
    ],
    button: { label: "查看安全设置", url },
    notes: ["如果是你本人的操作，无需处理。", "如果不是，请立即撤销这个密钥并修改密码。只修改密码不会让密钥失效。"],
  }),
  linked_account: ({ provider, account, is_linked, at, url }) => ({
    subject: is_linked ? `你的 ALMA 账号关联了 ${provider} 账号` : `你的 ALMA 账号取消了与 ${provider} 账号的关联`,
    paragraphs: [
      is_linked
        ? `从现在起，可以用这个 ${provider} 账号登录你的 ALMA 账号。`
        : `这个 ${provider} 账号不能再登录你的 ALMA 账号。`,
    ],
    facts: [
      { name: provider, value: account },
      { name: "时间", value: at },
    ],
    button: { label: "查看账号设置", url },
    notes: [
      "如果是你本人的操作，无需处理。",
      is_linked ? "如果不是，请立即取消关联、修改密码，并联系管理员。" : "如果不是，请立即修改密码，并联系管理员。",
    ],
  }),
  invitation: ({ url, until }) => ({
    subject: "邀请你加入 ALMA",
    paragraphs: ["管理员邀请你使用 ALMA。点击下面的按钮创建账号。"],
    button: { label: "接受邀请", url },
    notes: [`邀请有效期至 ${until}，只能使用一次。`, "如果你不认识邀请人，忽略这封邮件即可。"],
  }),
};
