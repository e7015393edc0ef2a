import { expect, test } from '../support/fixtures.ts';
import { startProgram } from '../support/process.ts';

test.describe.configure({ timeout: 90_000 });

test('npm start on a machine without a display: addresses, a password once, a link that opens the till, a demo order on paper', async ({
  world,
  page,
  context,
}) => {
  const start = () =>
    world.keep(
      'npm start',
      startProgram('scripts/start.ts', [], {
        PASSRAIL_DATA: world.dataFolder,
        PASSRAIL_PORT: '0',
        DISPLAY: '',
        WAYLAND_DISPLAY: '',
      }),
    );
  const first = start();
  const link = await first.line('the launch link', (line) => /https?:\/\/\S+#launch=\S+/.exec(line)?.[0], 60_000);
  await first.line('the end of the words', (line) => (line.includes('Ctrl+C') ? line : undefined));
  const words = first.stdout.join('\n');
  const { origin } = new URL(link);

  expect(first.stdout[0]).toMatch(/^No Electron window: .+\.$/);
  for (const place of ['cashier', 'kitchen', 'board', 'paper']) expect(words).toContain(`${origin}/#/${place}`);
  expect(words).toMatch(/admin with this password/);
  expect(first.stderr).toEqual([]);

  await page.goto(link);
  await page.getByRole('button', { name: 'Cashier', exact: true }).click();
  await page.getByRole('button', { name: 'Till 1' }).click();
  await page.getByRole('button', { name: /^Lasagne/ }).click();
  await page.getByRole('button', { name: /^Confirm/ }).click();
  // The ticket does not stay in the address, where the next person at this machine could read it.
  expect(page.url()).not.toContain('launch=');

  // Sold, then cooked, and the paper of the demo printers is on screen.
  const kitchen = await context.newPage();
  await kitchen.goto(`${origin}/#/kitchen`);
  await kitchen.getByRole('button', { name: 'Ready: ticket 1' }).click();
  const paper = await context.newPage();
  await paper.goto(`${origin}/#/paper`);
  for (const printer of ['Kitchen printer', 'Receipt printer']) {
    const slip = paper.getByRole('img', { name: new RegExp(`^Slip \\d+ of ${printer}: [^]*Lasagne`) });
    await expect(slip).toBeVisible();
    await expect.poll(() => slip.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  }

  first.signal('SIGTERM');
  expect(await first.exited).toEqual({ code: 0, signal: null });

  const second = start();
  await second.line('the end of the words', (line) => (line.includes('Ctrl+C') ? line : undefined), 60_000);
  expect(second.stdout.join('\n')).not.toMatch(/this password/);
});
