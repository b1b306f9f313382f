/**
 * The specification's own examples (chapter 3) of what is sent, by the name of the schema. The value of a field counts
 * where the schema has the field and takes the value; all others are derived from the schema.
 */
export const SEED_EXAMPLES: Record<string, Record<string, unknown>> = {
  LoginForm: { username: "user@example.com", password: "secret123" },
  RefreshToken: { refresh_token: "refresh_token_here" },
  Register: { email: "user@example.com", password: "secure_password", nickname: "用户昵称" },
  ForgotPassword: { email: "user@example.com" },
  ResetPassword: { token: "reset_token_from_email", new_password: "new_secure_password" },
  ChangePassword: { current_password: "old_password", new_password: "new_password" },
  ReplaceMe: {
    nickname: "新昵称",
    timezone: "UTC+8:00",
    language: "en",
    preferences: { theme: "dark", notifications: { email_enabled: true } },
  },
  UpdateMe: { nickname: "新昵称", timezone: "UTC+8:00", language: "en" },
  Preferences: {
    theme: "dark",
    message_display: { show_timestamps: true, auto_scroll: true },
    ai_settings: { default_temperature: 0.7, max_tokens: 2000 },
  },
  CreateLlmConfig: {
    provider: "openai",
    provider_name: "OpenAI GPT",
    api_key: "sk-xxxxxxxxxxxxxxxxxxxx",
    api_base_url: "https://api.openai.com/v1",
    organization_id: "org-xxxxxxxxxx",
  },
  // Not the specification's: what it is reached by depends on its kind.
  CreateHttpService: {
    name: "Weather",
    prefix: "weather",
    document_url: "https://api.example.com/openapi.json",
    credential_name: "weather",
  },
  UpdateHttpService: { base_url: "https://api.example.com/v2", credential_name: null },
  CreateMcpServer: { name: "Search", prefix: "search", transport: "http", url: "https://mcp.example.com/mcp" },
  CreateModel: {
    llm_id: "123e4567-e89b-12d3-a456-426614174000",
    name: "gpt-4",
    display_name: "GPT-4",
    model_type: "chat",
    context_window: 8192,
    max_tokens: 4096,
    pricing: { input_tokens: 0.03, output_tokens: 0.06, currency: "USD", per_1k_tokens: true },
  },
  CreateAgent: {
    name: "my_coding_assistant",
    display_name: "我的编程助手",
    description: "专门用于Python开发的助手",
    instruction: "你是一个Python编程专家，帮助用户解决编程问题...",
    model_id: "123e4567-e89b-12d3-a456-426614174000",
    capabilities: ["python_coding", "debugging", "code_review"],
    parameters: { temperature: 0.3, max_tokens: 2000 },
  },
  AddAgentTool: {
    tool_id: "123e4567-e89b-12d3-a456-426614174000",
    configuration: { timeout: 30, max_retries: 3, custom_params: { search_depth: 5 } },
  },
  UpdateAgentTool: { is_enabled: true, configuration: { timeout: 60, custom_params: { search_depth: 10 } } },
  CreateConversation: {
    title: "Python 学习讨论",
    tags: ["python", "learning"],
    metadata: { topic: "programming", difficulty: "beginner" },
  },
  UpdateConversation: { title: "新的对话标题", is_pinned: true, tags: ["python", "advanced"] },
  SendMessage: {
    content: "请帮我写一个Python装饰器示例",
    agent_id: "123e4567-e89b-12d3-a456-426614174000",
    model_id: "123e4567-e89b-12d3-a456-426614174001",
    attachments: [{ type: "file", url: "/uploads/example.py", name: "example.py", size: 1024 }],
  },
  CreateSchedule: { title: "早报", content: "整理今天的新闻", kind: "cron", expression: "0 9 * * 1-5" },
  CreateApiKey: { name: "Laptop", scopes: ["conversations:read", "messages:write"] },
  OpenaiEmbeddingsRequest: { model: "OpenAI GPT/text-embedding-3-small", input: "请解释Python的装饰器" },
  OpenaiChatRequest: {
    model: "alma/orchestrator",
    messages: [{ role: "user", content: "Which functions does main.py define?" }],
  },
};
