/** Whether a value of JSON has members by name. */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
