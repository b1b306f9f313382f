import { DRIVERS } from "./drivers/choose-driver.ts";

/** Ends the children that wait for a program. Running programs end with their runs. */
export async function shutdownSandbox(): Promise<void> {
  await Promise.all(DRIVERS.map((driver) => driver.close()));
}
