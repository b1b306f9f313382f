/** The first file of the archive. */
export const README = `ALMA：你的全部数据

conversations/   每个会话一个文件夹：conversation.md 便于阅读，conversation.json 便于程序处理，files/ 为其中的文件
profile.json     个人资料与偏好设置
providers.json   模型服务（不含密钥）      models.json       模型
agents.json      自己创建的智能体          agent-tools.json  它们的工具
schedules.json   定时任务                  usage.json        每日用量与费用
tool-usage.json  每日工具调用              mcp-servers.json MCP 服务器（不含密钥）
http-services.json HTTP 服务及其 OpenAPI 文档
stored-secrets.json                        访问凭据的名称与主机（不含密钥本身）
sign-ins.json    登录记录                  api-keys.json     API 密钥的名称与权限（不含密钥本身）
permissions.json 管理员授予的权限          activity.ndjson   与你有关的审计记录，每行一条
accounts-elsewhere.json                    关联的第三方账号

ALMA: everything you have here

conversations/   one folder each: conversation.md to read, conversation.json for programs, files/ with its files
profile.json     your account and preferences
providers.json   model services, without their keys; models.json: their models
agents.json      agents you made; agent-tools.json: their tools
schedules.json   messages sent by the clock; usage.json: what you used on each day, and its cost
tool-usage.json  how often your agents called which tool on each day
mcp-servers.json servers of tools you added, without their keys; stored-secrets.json: names and hosts, not the secrets
http-services.json   web APIs you added, with their OpenAPI documents
sign-ins.json    your sign-ins; api-keys.json: names and scopes of your keys, not the keys
permissions.json what an administrator granted you; activity.ndjson: audit entries about you, one a line
accounts-elsewhere.json   accounts you sign in with
`;
