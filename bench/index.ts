/** `npm run bench -- NAME [flags]` runs `bench/NAME/index.ts`. */
import { readdirSync } from 'node:fs';

const [name, ...args] = process.argv.slice(2);
const names = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

if (name === undefined || !names.includes(name)) {
  process.stderr.write(`usage: npm run bench -- ${names.join(' | ')} [flags]\n`);
  process.exitCode = 2;
} else {
  const bench = (await import(`./${name}/index.ts`)) as { run(args: readonly string[]): Promise<void> };
  await bench.run(args);
}
