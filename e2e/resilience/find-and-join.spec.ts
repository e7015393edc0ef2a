import { join } from 'node:path';
import { signIn } from '../support/api.ts';
import { startPrinter } from '../support/emulator.ts';
import { expect, test } from '../support/fixtures.ts';
import { parseJson, type Program } from '../support/process.ts';
import { launchStation, readyStation } from '../support/station.ts';
import { furnish } from '../support/venue.ts';
import { waitFor } from '../support/wait.ts';

test.describe.configure({ timeout: 90_000 });

type Device = { readonly id: string; readonly kind: string; readonly name: string; readonly live: boolean };

/** What the box shows to whoever installs it. */
const codeOf = (box: Program): Promise<string> =>
  box.line('the code of the station', (line) => {
    const joining = parseJson(line)?.['joining'] as { code?: string } | undefined;
    return joining?.code;
  });

test('a print box finds the hub of its network, is let in by a code, prints, is known at its next start, and is locked out', async ({
  world,
}) => {
  const hub = await world.hub({ PASSRAIL_MDNS: '127.0.0.1' });
  const api = await signIn(hub.url);
  const printer = await startPrinter(join(world.folder, 'kitchen'), (program) => world.keep('printer', program));
  const { foods, sell } = await furnish(api, { kitchen: printer.port, bar: printer.port, receipts: printer.port });
  // Another suite on this machine may announce its own hubs.
  const logId = String(hub.program.stdout.map(parseJson).find((line) => line?.['ready'] === true)?.['logHead']);
  const env = { PASSRAIL_HUB_URL: `find:Passrail (${logId.slice(0, 4)})`, PASSRAIL_MDNS: '127.0.0.1' };
  const start = (name: string): Program => world.keep(name, launchStation(join(world.folder, 'box'), env));
  const devices = async () => (await api.call<Device[]>('GET', '/v1/devices')).filter(({ kind }) => kind === 'station');

  const box = start('box');
  const code = await codeOf(box);
  const said = `Code of this station: ${code}`;
  await waitFor('the code in words', async () => box.stderr.some((line) => line.includes(said)) || undefined);
  await api.call('POST', '/v1/devices', { code, name: 'Print box' });
  expect((await readyStation(box)).url).toBe(hub.url);
  await sell([{ food: foods.lasagne, quantity: 1 }]);
  await waitFor('the kitchen slip on paper', async () => {
    const slips = await printer.paper();
    return slips.some((slip) => slip.includes('Lasagne')) || undefined;
  });
  await waitFor('the box in the list', async () => (await devices()).find(({ live }) => live));
  expect(await devices()).toMatchObject([{ name: 'Print box' }]);
  box.signal('SIGTERM');
  await box.exited;

  const again = start('box again');
  await readyStation(again);
  expect(again.stdout.join('\n')).not.toContain('"code"');
  again.signal('SIGTERM');
  await again.exited;

  const [device] = await devices();
  await api.call('DELETE', `/v1/devices/${device?.id}`);
  const out = start('box locked out');
  expect(await codeOf(out)).toMatch(/^[A-Z0-9]{6}$/);
  expect(`${out.stderr.join('\n')}${box.stdout.join('\n')}`).not.toContain('ms_pt_');
});
