import { DRIVERS } from "./drivers/choose-driver.ts";
import { stopKeptInterpreters } from "./interpreters/kept-interpreters.ts";

/** Ends the children that wait for a program and those that keep variables. Running programs end with their runs. */
export async function shutdownSandbox(): Promise<void> {
  await Promise.all([stopKeptInterpreters(), ...DRIVERS.map((driver) => driver.close())]);
}
