// Functions that remember their calls: jest.fn, vi.fn, mock.fn.
export function fn(implementation = () => undefined) {
  let current = implementation;
  const calls = [];
  const spy = (...args) => {
    calls.push(args);
    return current(...args);
  };
  const change = (next) => {
    current = next;
    return spy;
  };
  return Object.assign(spy, {
    mock: { calls, callCount: () => calls.length },
    mockImplementation: change,
    mockReturnValue: (value) => change(() => value),
    mockResolvedValue: (value) => change(async () => value),
    mockClear: () => void calls.splice(0),
  });
}
