import { areas, buildAreas } from './build/areas.ts';

/** `npm run build`, or `npm run build -- renderer` for one area. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !areas.some((area) => area === name));

if (unknown.length > 0) {
  console.error(`there is no area ${unknown.join(', ')}; there are: ${areas.join(', ')}`);
  process.exitCode = 2;
} else {
  const chosen = wanted.length === 0 ? areas : areas.filter((area) => wanted.includes(area));
  const { broken } = await buildAreas(chosen, console.log);
  if (broken.length > 0) process.exitCode = 1;
}
