import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStationConfig, stationHelp } from './config.ts';
import { defaultDataFolder } from './data-folder.ts';

const facts = (env: Record<string, string> = {}) => ({ platform: 'linux' as const, env, home: '/home/ada' });
const configOf = (argv: string[], env: Record<string, string> = {}) => {
  const outcome = readStationConfig(argv, facts(env));
  if (outcome.kind !== 'run') throw new Error(`not a configuration: ${JSON.stringify(outcome)}`);
  return outcome.config;
};
const complaintOf = (argv: string[], env: Record<string, string> = {}): string => {
  const outcome = readStationConfig(argv, facts(env));
  return outcome.kind === 'bad' ? outcome.message : `accepted: ${outcome.kind}`;
};

describe('the station reads its settings', () => {
  test('nothing said: the defaults of design section 11', () => {
    expect(configOf([])).toEqual({
      host: '127.0.0.1',
      port: 4300,
      dataFolder: '/home/ada/.local/share/passrail',
      adminPassword: undefined,
      jwtSecret: undefined,
      demo: undefined,
      remoteHub: undefined,
      mdns: undefined,
      log: 'info',
      openHours: 'always',
      exitPin: undefined,
      autostart: undefined,
      updateFeed: undefined,
      updateAt: '04:00',
      windows: undefined,
    });
  });

  test('a flag wins over its variable, an empty variable is not set', () => {
    expect(configOf(['--port', '5000'], { PASSRAIL_PORT: '6000' }).port).toBe(5000);
    expect(configOf(['--port=0']).port).toBe(0);
    expect(configOf([], { PASSRAIL_PORT: '' }).port).toBe(4300);
  });

  test.each([
    [['--demo'], true],
    [['--no-demo'], false],
    [['--demo=off'], false],
    [['--demo', '--port=1'], true],
  ])('%j is demo %s', (argv, demo) => {
    expect(configOf(argv).demo).toBe(demo);
  });

  test.each(['1', 'TRUE', 'yes', 'on'])('PASSRAIL_DEMO=%s turns the demo on', (word) => {
    expect(configOf([], { PASSRAIL_DEMO: word }).demo).toBe(true);
  });

  test('a remote hub is named or found, and has a key or lets the station in by a code', () => {
    const url = 'http://10.0.0.2:4300';
    expect(configOf([`--hub-url=${url}/`, '--hub-key=k']).remoteHub).toEqual({ url, name: undefined, key: 'k' });
    expect(configOf([`--hub-url=${url}`]).remoteHub).toEqual({ url, name: undefined, key: undefined });
    expect(configOf(['--hub-url=find']).remoteHub).toEqual({ url: undefined, name: undefined, key: undefined });
    expect(configOf([], { PASSRAIL_HUB_URL: 'find:Sagra di Luserna' }).remoteHub?.name).toBe('Sagra di Luserna');
    expect(complaintOf(['--hub-key=k'])).toContain('PASSRAIL_HUB_URL');
    // Whoever answers first must not get a key that is meant for another.
    expect(complaintOf(['--hub-url=find', '--hub-key=k'])).toContain('PASSRAIL_HUB_URL');
  });

  test.each([
    [['--port=70000'], '--port must be a whole number from 0 to 65535, not "70000"'],
    [['--port=-1'], '--port must be a whole number from 0 to 65535, not "-1"'],
    [['--port'], '--port needs a value (--help lists them)'],
    [['--colour=red'], 'there is no flag --colour (--help lists them)'],
    [['stray'], 'unexpected word among the flags (--help lists them)'],
    [['--log=loud'], '--log must be one of fatal, error, warn, info, debug, trace, silent, not "loud"'],
    [
      ['--hub-url=ftp://x', '--hub-key=k'],
      '--hub-url must be an address such as http://192.168.1.10:4300, or find, not "ftp://x"',
    ],
    [['--demo=maybe'], '--demo must be on or off, not "maybe"'],
    [['--data='], '--data is empty'],
  ])('%j is refused in one clear line', (argv, message) => {
    expect(complaintOf(argv)).toBe(message);
  });

  test('a complaint never repeats a secret', () => {
    expect(complaintOf(['--admin-password=hunter2'])).not.toContain('hunter2');
    expect(complaintOf(['--admin-pasword=hunter2hunter2'])).not.toContain('hunter2');
    const inAddress = complaintOf(['--hub-url=http://ada:hunter2@hub', '--hub-key=k']);
    expect(inAddress).toContain('must be an address');
    expect(inAddress).not.toContain('hunter2');
  });

  test('whatever is typed, the answer is a configuration or one line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.dictionary(fc.constantFrom('PASSRAIL_PORT', 'PASSRAIL_LOG'), fc.string()),
        (argv, env) => {
          const outcome = readStationConfig(argv, facts(env));
          if (outcome.kind === 'bad') expect(outcome.message.split('\n')).toHaveLength(1);
        },
      ),
    );
  });

  test('help names every variable and flag', () => {
    const outcome = readStationConfig(['--help'], facts());
    expect(outcome).toEqual({ kind: 'help', text: stationHelp() });
    for (const word of ['--hub-key', 'PASSRAIL_HUB_KEY', '--jwt-secret', 'PASSRAIL_DATA', 'PASSRAIL_ADMIN_PASSWORD']) {
      expect(stationHelp()).toContain(word);
    }
  });
});

describe('the data folder nobody chose', () => {
  test.each([
    ['linux', {}, '/home/ada/.local/share/passrail'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/passrail'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/passrail'],
    ['darwin', {}, '/home/ada/Library/Application Support/Passrail'],
    ['win32', { APPDATA: 'C:\\Data' }, 'C:\\Data\\Passrail'],
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(defaultDataFolder({ platform, env, home: '/home/ada' })).toBe(folder);
  });
});
