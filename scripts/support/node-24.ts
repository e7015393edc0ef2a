/** Stops a run under the machine's own, older Node with one clear line: better-sqlite3 would only crash there. */
export const setup = (): void => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return;
  throw new Error(
    `Passrail needs Node 24 or newer, this is ${process.version}. Run it through npm ("npm test", "npx vitest run …"): ` +
      'npm puts the node@24 of this project first in the PATH.',
  );
};
