import { newId } from "../ids.ts";
import { singleton } from "./singleton.ts";

/** This process among all that ever worked on the installation; at most 50 characters. */
export const processName = (): string => singleton("process-name", () => `${process.pid}-${newId()}`);
