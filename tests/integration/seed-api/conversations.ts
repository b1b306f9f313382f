import type { SeedRequest } from "./seed-request.ts";

const CONVERSATION = {
  conversation_id: "123e4567-e89b-12d3-a456-426614174000",
  title: "Python 学习讨论",
  summary: "讨论了Python基础语法和面向对象编程",
  created_at: "2025-06-24T10:00:00Z",
  updated_at: "2025-06-24T11:30:00Z",
  last_message_at: "2025-06-24T11:25:00Z",
  message_count: 12,
  is_pinned: false,
  is_archived: false,
  tags: ["python", "learning"],
};

const ANSWER = {
  message_id: "123e4567-e89b-12d3-a456-426614174001",
  role: "assistant",
  content: "Python装饰器是一种设计模式...",
  content_type: "text",
  timestamp: "2025-06-24T10:05:30Z",
  model_metadata: {
    model: "gpt-4",
    usage: { prompt_tokens: 50, completion_tokens: 200, total_tokens: 250 },
    response_time: 2.5,
  },
  agent_id: "123e4567-e89b-12d3-a456-426614174002",
};

/** 3.6. A list shows messages, so one is sent before it is asked for. */
export const CONVERSATIONS: SeedRequest[] = [
  {
    section: "3.6.1",
    what: "创建新对话",
    method: "POST",
    path: "/v1/conversations",
    as: "user",
    json: {
      title: "Python 学习讨论",
      tags: ["python", "learning"],
      metadata: { topic: "programming", difficulty: "beginner" },
    },
    status: 201,
    shows: {
      success: true,
      data: { ...CONVERSATION, metadata: { topic: "programming", difficulty: "beginner" } },
    },
    nullable: ["data.summary", "data.last_message_at"],
    keep: { conversation_id: "data.conversation_id" },
  },
  {
    section: "3.6.2",
    what: "the file that is attached",
    method: "POST",
    path: "/v1/conversations/{conversation_id}/files",
    as: "user",
    upload: { name: "example.py", text: "def decorate(function):\n    return function\n" },
    status: 201,
    keep: { file_url: "data.url" },
  },
  {
    section: "3.6.2",
    what: "发送消息 (同步)",
    method: "POST",
    path: "/v1/conversations/{conversation_id}/messages",
    as: "user",
    json: {
      content: "请帮我写一个Python装饰器示例",
      agent_id: "{agent_id}",
      model_id: "{model_id}",
      attachments: [{ type: "file", url: "{file_url}", name: "example.py", size: 1024 }],
    },
    status: 201,
    shows: { success: true, data: ANSWER },
  },
  {
    section: "3.6.1",
    what: "获取对话列表",
    method: "GET",
    path: "/v1/conversations?page=1&per_page=20&is_archived=false&search=python",
    as: "user",
    status: 200,
    shows: { success: true, data: [CONVERSATION] },
    // A short conversation has no summary.
    nullable: ["data[0].summary"],
  },
  {
    section: "3.6.1",
    what: "更新对话",
    method: "PATCH",
    path: "/v1/conversations/{conversation_id}",
    as: "user",
    json: { title: "新的对话标题", is_pinned: true, tags: ["python", "advanced"] },
    status: 200,
    shows: { success: true, data: { ...CONVERSATION, title: "新的对话标题", tags: ["python", "advanced"] } },
    nullable: ["data.summary"],
  },
  {
    section: "3.6.2",
    what: "获取对话消息",
    method: "GET",
    path: "/v1/conversations/{conversation_id}/messages?page=1&per_page=50&order=asc",
    as: "user",
    status: 200,
    shows: {
      success: true,
      data: [
        {
          message_id: "123e4567-e89b-12d3-a456-426614174000",
          role: "user",
          content: "请解释Python的装饰器",
          content_type: "text",
          timestamp: "2025-06-24T10:05:00Z",
          is_deleted: false,
          conversation_id: "123e4567-e89b-12d3-a456-426614174000",
        },
        ANSWER,
      ],
    },
  },
  {
    section: "3.1.1",
    what: "用户的对话列表",
    method: "GET",
    path: "/v1/users/{user_id}/conversations?page=1",
    as: "user",
    status: 200,
    shows: { success: true, data: [{ conversation_id: CONVERSATION.conversation_id, message_count: 12 }] },
  },
];
