import { META, type SeedRequest } from "./seed-request.ts";

const failed = (code: string) => ({ success: false, error: { code, message: "Invalid input data" }, meta: META });
const RANDOM = "0196f3a0-0000-7000-8000-000000000000";

/** 3.1.2 and 3.1.3: the envelope of errors, and a request for each status that a client can bring about. */
export const STATUS_CODES: SeedRequest[] = [
  {
    section: "3.1.3",
    what: "204 成功执行但无返回内容",
    method: "DELETE",
    path: "/v1/conversations/{conversation_id}",
    as: "user",
    status: 204,
  },
  {
    section: "3.1.3",
    what: "400 请求参数错误",
    method: "POST",
    path: "/v1/conversations",
    as: "user",
    form: { title: "not JSON" },
    status: 400,
    shows: failed("BAD_REQUEST"),
  },
  {
    section: "3.1.3",
    what: "401 未认证",
    method: "GET",
    path: "/v1/users/me",
    status: 401,
    shows: failed("UNAUTHORIZED"),
  },
  {
    section: "3.1.3",
    what: "403 无权限",
    method: "GET",
    path: "/v1/users?page=1",
    as: "user",
    status: 403,
    shows: failed("FORBIDDEN"),
  },
  {
    section: "3.1.3",
    what: "404 资源不存在",
    method: "GET",
    path: `/v1/conversations/${RANDOM}`,
    as: "user",
    status: 404,
    shows: failed("NOT_FOUND"),
  },
  {
    section: "3.1.3",
    what: "409 资源冲突",
    method: "POST",
    path: "/v1/agents",
    as: "user",
    json: { name: "my_coding_assistant", display_name: "我的编程助手", instruction: "..." },
    status: 409,
    shows: failed("CONFLICT"),
  },
  {
    section: "3.1.2",
    what: "422 数据验证失败, with the field",
    method: "POST",
    path: "/v1/register",
    json: { email: "no address", password: "secure_password" },
    status: 422,
    shows: {
      ...failed("VALIDATION_ERROR"),
      error: {
        code: "VALIDATION_ERROR",
        message: "Invalid input data",
        details: [{ field: "email", message: "Invalid email format" }],
      },
    },
  },
];
