import { describe, expect, test } from 'vitest';
import { createAutostart, desktopEntry, userUnit, type AutostartDeps } from './autostart.ts';

const command = { program: '/usr/bin/npm', args: ['start', '--', '--port=4300'], folder: '/opt/passrail' };

const setUp = (extra: Partial<AutostartDeps> = {}) => {
  const written = new Map<string, string>();
  const files = {
    write: (path: string, text: string) => void written.set(path, text),
    remove: (path: string) => void written.delete(path),
    exists: (path: string) => written.has(path),
  };
  const deps: AutostartDeps = {
    platform: 'linux',
    home: '/home/ada',
    configHome: undefined,
    command,
    files,
    loginItems: undefined,
    ...extra,
  };
  return { written, autostart: createAutostart(deps) };
};

describe('starting with the session', () => {
  test('on Linux a file that every desktop reads, written and taken away', () => {
    const { autostart, written } = setUp();
    expect([autostart.isOn(), autostart.file]).toEqual([false, '/home/ada/.config/autostart/passrail.desktop']);
    autostart.set(true);
    autostart.set(true);
    expect(autostart.isOn()).toBe(true);
    expect(written.get('/home/ada/.config/autostart/passrail.desktop')).toContain(
      'Exec=/usr/bin/npm start -- --port=4300\nPath=/opt/passrail\n',
    );
    autostart.set(false);
    expect([autostart.isOn(), written.size]).toEqual([false, 0]);
  });

  test('where XDG_CONFIG_HOME says, unless it is no path', () => {
    expect(setUp({ configHome: '/srv/config' }).autostart.file).toBe('/srv/config/autostart/passrail.desktop');
    expect(setUp({ configHome: 'relative' }).autostart.file).toBe('/home/ada/.config/autostart/passrail.desktop');
  });

  test.each(['win32', 'darwin'] as const)('on %s the list of the system', (platform) => {
    let on = false;
    const { autostart, written } = setUp({ platform, loginItems: { set: (next) => void (on = next), isOn: () => on } });
    autostart.set(true);
    expect([on, autostart.isOn(), autostart.file, written.size]).toEqual([true, true, undefined, 0]);
  });

  test('a browser shell on such a system cannot tell, and says so', () => {
    expect(setUp({ platform: 'win32' }).autostart.isOn()).toBeUndefined();
  });
});

test('a folder with spaces, quotes, percents and dollars starts the right program', () => {
  const odd = { program: '/opt/My "Rail" $5/100%/passrail', args: ['--data=/a b'], folder: '/opt/My \\ Rail' };
  expect(desktopEntry(odd)).toContain('Exec="/opt/My \\\\"Rail\\\\" \\\\$5/100%%/passrail" "--data=/a b"\n');
  expect(desktopEntry(odd)).toContain('Path=/opt/My \\\\ Rail\n');
  expect(userUnit(odd)).toContain('ExecStart="/opt/My \\"Rail\\" $$5/100%%/passrail" "--data=/a b"\n');
});

test('a unit starts again whatever ends', () => {
  expect(userUnit(command)).toMatch(/Restart=always[^]*WantedBy=default\.target/);
});
