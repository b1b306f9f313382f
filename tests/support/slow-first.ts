import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * They take a minute or more. The first builds the application with both cores, so it belongs beside the second, whose
 * programs have time; the third mostly waits.
 */
const SLOW = [
  "tests/bootstrap/npm-start.integration.test.ts",
  "lib/sandbox/hostile-programs.integration.test.ts",
  "tests/faults/short.integration.test.ts",
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = SLOW.findIndex((file) => moduleId.replaceAll("\\", "/").endsWith(`/${file}`));
  return at < 0 ? SLOW.length : at;
};

/** Vitest's own order (what failed, then by duration or, in a fresh clone, by size), with the slow files before all others. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
