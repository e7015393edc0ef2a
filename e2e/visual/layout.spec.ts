import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectWhole, sizes } from '../support/looks.ts';
import { busyVenue, openShown, screens } from './every-screen.ts';

test.describe.configure({ timeout: 120_000 });

for (const { name, ...size } of sizes) {
  test(`every screen at ${name}: nothing scrolls sideways, nothing is cut, everything can be hit and read`, async ({
    world,
    browser,
  }) => {
    const api = await signIn((await world.hub()).url);
    const registerId = await busyVenue(api);
    for (const shown of screens) {
      const context = await browser.newContext({ viewport: size });
      const page = await context.newPage();
      await openShown(page, api, registerId, shown);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: test.info().outputPath(`${shown.name}.png`) });
      await expectWhole(page, `${shown.name} at ${name}`);
      if (shown.name === 'board') {
        // 43 inches read at 8 m: 107 px of a Full HD panel are 16 minutes of arc (kds-field section 7).
        const [newest] = await page.getByTestId('board-newest').locator('span').all();
        const pixels = await newest?.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
        expect(pixels, shown.name).toBeGreaterThan((107 * Math.min(size.width, size.height)) / 1080);
      }
      await context.close();
    }
  });
}
