import { expect, test } from '../support/fixtures.ts';
import { launchHub } from '../support/hub.ts';

test('a database address that is none, or where nobody answers: one clear line without the password, and an exit code of its own', async ({
  world,
}) => {
  const outcome = async (url: string) => {
    const program = world.keep('hub', launchHub(world.dataFolder, { PASSRAIL_DATABASE_URL: url }));
    const { code } = await program.exited;
    return { code, said: program.stderr, out: program.stdout.join('\n') };
  };
  const none = await outcome('mysql://ada:hunter2hunter2@127.0.0.1/passrail');
  expect([none.code, none.said]).toEqual([
    13,
    [expect.stringContaining('PASSRAIL_DATABASE_URL must be like postgresql://')],
  ]);
  const away = await outcome('postgresql://ada:hunter2hunter2@127.0.0.1:1/passrail');
  expect([away.code, away.said]).toEqual([
    16,
    [expect.stringMatching(/the database at 127\.0\.0\.1:1\/passrail does not let this hub in: .*ECONNREFUSED/)],
  ]);
  expect(JSON.stringify([none, away])).not.toContain('hunter2');
});
