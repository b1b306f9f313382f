import { LANGUAGES } from "./code-request.ts";
import { probedDrivers } from "./drivers/choose-driver.ts";
import { findLauncher } from "./launcher.ts";
import { SANDBOX_LIMITS } from "./limits.ts";
import { SLOT_COUNT } from "./slots.ts";

/** What runs code on this machine and within which walls and limits, for an administrator. */
export async function describeSandbox() {
  const probed = await probedDrivers();
  const { walls } = await findLauncher();
  const usable = probed.filter(({ problem }) => problem === null).map(({ driver }) => driver);
  const languages = LANGUAGES.map((language) => ({
    language,
    driver: usable.find((driver) => driver.languages.includes(language))?.name ?? null,
  }));
  return {
    languages,
    drivers: probed.map(({ driver, problem }) => ({ name: driver.name, description: driver.description, problem })),
    walls,
    limits: SANDBOX_LIMITS,
    programs_at_once: SLOT_COUNT,
  };
}
