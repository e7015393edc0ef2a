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
