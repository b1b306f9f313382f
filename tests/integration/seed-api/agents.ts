import type { SeedRequest } from "./seed-request.ts";

const TOOL = { tool_id: "123e4567-e89b-12d3-a456-426614174000", is_enabled: true };

/** 3.5. */
export const AGENTS: SeedRequest[] = [
  {
    section: "3.5.1",
    what: "获取智能体列表",
    method: "GET",
    path: "/v1/agents?type=system&status=active&page=1&per_page=20",
    as: "user",
    status: 200,
    shows: {
      success: true,
      data: [
        {
          agent_id: "123e4567-e89b-12d3-a456-426614174000",
          name: "orchestrator",
          display_name: "编排智能体",
          description: "负责任务分析和智能体调度",
          agent_type: "system",
          is_system_agent: true,
          status: "active",
          capabilities: ["task_analysis", "agent_routing"],
          usage_count: 1500,
          success_rate: 0.95,
          last_used_at: "2025-06-24T09:30:00Z",
        },
      ],
    },
    // Nobody has used it on a fresh server.
    nullable: ["data[0].last_used_at"],
  },
  {
    section: "3.5.1",
    what: "创建自定义智能体",
    method: "POST",
    path: "/v1/agents",
    as: "user",
    json: {
      name: "my_coding_assistant",
      display_name: "我的编程助手",
      description: "专门用于Python开发的助手",
      instruction: "你是一个Python编程专家，帮助用户解决编程问题...",
      model_id: "{model_id}",
      capabilities: ["python_coding", "debugging", "code_review"],
      parameters: { temperature: 0.3, max_tokens: 2000 },
    },
    status: 201,
    shows: {
      success: true,
      data: {
        agent_id: "123e4567-e89b-12d3-a456-426614174000",
        name: "my_coding_assistant",
        display_name: "我的编程助手",
        description: "专门用于Python开发的助手",
        instruction: "你是一个Python编程专家，帮助用户解决编程问题...",
        model_id: "123e4567-e89b-12d3-a456-426614174001",
        capabilities: ["python_coding", "debugging", "code_review"],
        parameters: { temperature: 0.3, max_tokens: 2000 },
        agent_type: "custom",
        is_system_agent: false,
        status: "active",
      },
    },
    keep: { agent_id: "data.agent_id" },
  },
  {
    section: "3.5.2",
    what: "the tools that there are",
    method: "GET",
    path: "/v1/tools?search=python_executor",
    as: "user",
    status: 200,
    keep: { tool_id: "data.0.tool_id" },
  },
  {
    section: "3.5.2",
    what: "为智能体添加工具",
    method: "POST",
    path: "/v1/agents/{agent_id}/tools",
    as: "user",
    json: {
      tool_id: "{tool_id}",
      configuration: { timeout: 30, max_retries: 3, custom_params: { search_depth: 5 } },
    },
    status: 201,
    shows: {
      success: true,
      data: { ...TOOL, configuration: { timeout: 30, max_retries: 3, custom_params: { search_depth: 5 } } },
    },
  },
  {
    section: "3.5.2",
    what: "获取智能体工具",
    method: "GET",
    path: "/v1/agents/{agent_id}/tools",
    as: "user",
    status: 200,
    shows: { success: true, data: [TOOL] },
  },
  {
    section: "3.5.2",
    what: "更新工具配置",
    method: "PATCH",
    path: "/v1/agents/{agent_id}/tools/{tool_id}",
    as: "user",
    json: { is_enabled: true, configuration: { timeout: 60, custom_params: { search_depth: 10 } } },
    status: 200,
    shows: {
      success: true,
      data: { ...TOOL, configuration: { timeout: 60, custom_params: { search_depth: 10 } } },
    },
  },
];
