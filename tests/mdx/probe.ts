/** Notes what ran in a body under test. */
export const calls: string[] = [];

/** Notes and returns a name. */
export function ran(name: string): string {
  calls.push(name);
  return name;
}
