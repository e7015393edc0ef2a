/** How much of the machine others used during a measurement, and the calmest of several measurements. */
import { cpus } from 'node:os';

/** CPU time used on the whole machine since it started, µs. */
export function machineMicros(): number {
  let ms = 0;
  for (const { times } of cpus()) ms += times.user + times.nice + times.sys + times.irq;
  return ms * 1000;
}

/** Cores that others kept busy; below this a measurement counts as undisturbed. */
const CALM = 0.08;

const LOOK_MS = 1_000;
/** Cores; servers that wait for their turn are in it. */
const QUIET = 0.2;

/** Measures up to `rounds` times, until nobody disturbs it, and gives the least disturbed result. */
export async function calmest<T extends { readonly othersCpu: number }>(
  rounds: number,
  measure: () => Promise<T>,
): Promise<T> {
  let best = await measure();
  for (let round = 1; round < rounds && best.othersCpu > CALM; round++) {
    const again = await measure();
    if (again.othersCpu < best.othersCpu) best = again;
  }
  return best;
}

/** While other programs do more than a start or an idle server takes, waits for up to `limitMs`. */
export async function untilCalm(limitMs: number): Promise<void> {
  for (const end = performance.now() + limitMs; performance.now() < end;) {
    const before = machineMicros();
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
    if ((machineMicros() - before) / 1000 / LOOK_MS < QUIET) return;
  }
}
