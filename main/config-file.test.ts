import { describe, expect, test } from 'vitest';
import { readStationConfig } from './config.ts';

const read = (text: string | undefined, argv: readonly string[] = [], env: Record<string, string> = {}) => {
  const asked: string[] = [];
  const outcome = readStationConfig(argv, {
    platform: 'linux',
    env,
    home: '/home/ada',
    read: (path) => {
      asked.push(path);
      return text;
    },
  });
  return { outcome, asked };
};
const configOf = (...said: Parameters<typeof read>) => {
  const { outcome } = read(...said);
  if (outcome.kind !== 'run') throw new Error(JSON.stringify(outcome));
  return outcome.config;
};
const complaintOf = (text: string | undefined, argv: readonly string[] = []): string => {
  const { outcome } = read(text, argv);
  return outcome.kind === 'bad' ? outcome.message : outcome.kind;
};

describe('passrail.json', () => {
  test('lies in the data folder, or where one says', () => {
    expect(read(undefined).asked).toEqual(['/home/ada/.local/share/passrail/passrail.json']);
    expect(read(undefined, ['--data=/srv/data']).asked).toEqual(['/srv/data/passrail.json']);
    expect(read('{}', ['--config=/etc/passrail.json']).asked).toEqual(['/etc/passrail.json']);
  });

  test('sets up a machine nobody sits at', () => {
    const text = JSON.stringify({
      host: '0.0.0.0',
      port: 4400,
      demo: false,
      'open-hours': '10:00-02:00',
      'exit-pin': '471100',
      windows: [{ screen: '/cashier?register=1' }, { screen: '/board', x: 1366, y: 0 }],
    });
    expect(configOf(text)).toMatchObject({
      host: '0.0.0.0',
      port: 4400,
      demo: false,
      openHours: '10:00-02:00',
      exitPin: '471100',
      windows: [
        { screen: '/cashier?register=1', x: 0, y: 0 },
        { screen: '/board', x: 1366, y: 0 },
      ],
    });
  });

  test('a variable wins over it, a flag over both', () => {
    const text = JSON.stringify({ port: 1, host: '10.0.0.1' });
    const env = { PASSRAIL_PORT: '2', PASSRAIL_HOST: '10.0.0.2' };
    expect(configOf(text, ['--port=3'], env)).toMatchObject({ port: 3, host: '10.0.0.2' });
    expect(configOf(text)).toMatchObject({ port: 1, host: '10.0.0.1' });
  });

  test.each([
    ['{"port":', 'not JSON'],
    ['[]', 'not a JSON object'],
    ['{"prot":4300}', 'no setting "prot"'],
    ['{"port":{}}', '"port" must be'],
    ['{"port":"70000"}', 'whole number from 0 to 65535'],
    ['{"windows":[]}', '"windows"'],
    ['{"windows":[{"screen":"http://evil.example/"}]}', '"windows" must be like'],
    ['{"config":"/another.json"}', 'no setting "config"'],
    ['{"exit-pin":"abc"}', '4 to 12 digits'],
    ['{"open-hours":"soon"}', '10:00-02:00'],
  ])('%s is refused in one line', (text, reason) => {
    expect(complaintOf(text)).toContain(reason);
    expect(complaintOf(text)).not.toContain('\n');
  });

  test('a secret in it is not repeated', () => {
    expect(complaintOf('{"exit-pin":"hunter2"}')).not.toContain('hunter2');
    expect(complaintOf('{"admin-password":"short"}')).not.toContain('short,');
  });

  test('one that was named and is not there is told', () => {
    expect(complaintOf(undefined, ['--config=/nowhere.json'])).toContain('/nowhere.json');
  });
});
