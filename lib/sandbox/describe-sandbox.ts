import { LANGUAGES } from "./code-request.ts";
import { probedDrivers } from "./drivers/choose-driver.ts";
import { findLauncher } from "./interpreters/launcher.ts";
import { SLOT_COUNT } from "./interpreters/slots.ts";
import { SANDBOX_LIMITS } from "./limits.ts";
import { listPythonPackages } from "./packages/python-packages.ts";

/** What runs code on this machine and within which walls and limits, for an administrator. */
export async function describeSandbox() {
  const probed = await probedDrivers();
  const { walls } = await findLauncher();
  const languages = LANGUAGES.map((language) => {
    const usable = probed.find(({ problem, languages }) => problem === null && languages.includes(language));
    return { language, driver: usable?.driver.name ?? null };
  });
  return {
    languages,
    drivers: probed.map(({ driver, problem, languages: runs }) => ({
      name: driver.name,
      description: driver.description,
      languages: runs,
      problem,
    })),
    python_packages: await listPythonPackages(),
    walls,
    limits: SANDBOX_LIMITS,
    programs_at_once: SLOT_COUNT,
  };
}
