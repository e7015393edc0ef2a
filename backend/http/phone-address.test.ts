import type { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { createPhoneAddress, lanHost } from './phone-address.ts';

type Info = NonNullable<ReturnType<typeof networkInterfaces>[string]>[number];
const v4 = (address: string, internal = false): Info => ({
  address,
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal,
  cidr: `${address}/24`,
});

test.each([
  ['127.0.0.1', { eth0: [v4('192.168.1.5')] }, undefined],
  ['localhost', { eth0: [v4('192.168.1.5')] }, undefined],
  ['192.168.1.7', {}, '192.168.1.7'],
  ['0.0.0.0', { lo: [v4('127.0.0.1', true)], eth0: [v4('192.168.1.5')] }, '192.168.1.5'],
  ['0.0.0.0', { lo: [v4('127.0.0.1', true)] }, undefined],
  // The container bridge comes first in the list and is no way for a phone.
  ['0.0.0.0', { docker0: [v4('172.17.0.1')], wlan0: [v4('10.0.0.3')] }, '10.0.0.3'],
  ['::', { eth0: [v4('203.0.113.4')], eth1: [v4('172.20.0.2')] }, '172.20.0.2'],
])('a hub on %s with %j is found at %s', (host, interfaces, found) => {
  expect(lanHost(host, interfaces)).toBe(found);
});

test('the setting comes before the LAN, and nothing is said before the hub listens', () => {
  let publicUrl: string | null = null;
  let address = '192.168.1.5';
  let now = 0;
  const phones = createPhoneAddress({
    host: '0.0.0.0',
    settings: () => ({ publicUrl }),
    clock: { monotonic: () => now },
    interfaces: () => ({ eth0: [v4(address)] }),
  });
  expect(phones.trackUrl('x')).toBeNull();
  phones.listening(4300);
  expect(phones.trackUrl('x')).toBe('http://192.168.1.5:4300/t/x');
  address = '192.168.1.9';
  now = 61_000;
  expect(phones.trackUrl('x')).toBe('http://192.168.1.9:4300/t/x');
  publicUrl = 'https://orders.example.org';
  expect(phones.trackUrl('x')).toBe('https://orders.example.org/t/x');
  expect(phones.phoneOrigin()).toBe('https://orders.example.org');
});
