const PYTHON = /(^|\/)(test_[^/]*|[^/]*_test)\.py$/;
const JAVASCRIPT = /(^|[._/-])(test|spec)\.[cm]?[jt]sx?$|(^|\/)(tests?|__tests__)\/[^/]+\.[cm]?[jt]sx?$/;

export interface FoundTests {
  python: string[];
  javascript: string[];
}

/**
 * The test files among paths of a workspace: all by their usual names, or those that `wanted` names or that lie in a
 * folder it names. A file that is named outright needs no such name.
 */
export function findTests(paths: string[], wanted: string[] | undefined): FoundTests {
  const names = wanted?.map((each) => each.replace(/^(\.\/)+/, "").replace(/\/+$/, ""));
  const isWanted = (path: string): boolean =>
    names === undefined || names.some((name) => name === "" || name === "." || path.startsWith(`${name}/`));
  const isNamed = (path: string): boolean => names?.includes(path) ?? false;
  const own = paths.filter((path) => !/(^|\/)(node_modules|\.git|__pycache__)\//.test(path)).toSorted();
  return {
    python: own.filter((path) => (isWanted(path) && PYTHON.test(path)) || (isNamed(path) && path.endsWith(".py"))),
    javascript: own.filter(
      (path) => (isWanted(path) && JAVASCRIPT.test(path)) || (isNamed(path) && /\.[cm]?[jt]sx?$/.test(path)),
    ),
  };
}
