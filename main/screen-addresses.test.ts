import { expect, test } from 'vitest';
import { lanAddresses, localAddress, type Interfaces } from './screen-addresses.ts';

const info = (address: string, internal: boolean, family: 'IPv4' | 'IPv6' = 'IPv4') =>
  ({ address, internal, family, netmask: '', mac: '', cidr: null, scopeid: 0 }) as never;
const interfaces: Interfaces = {
  lo: [info('127.0.0.1', true)],
  eth0: [info('192.168.1.5', false), info('fe80::1', false, 'IPv6')],
  wlan0: [info('10.0.0.7', false)],
};

test.each([
  ['http://127.0.0.1:4300', 'http://127.0.0.1:4300', []],
  ['http://0.0.0.0:4300', 'http://127.0.0.1:4300', ['http://192.168.1.5:4300', 'http://10.0.0.7:4300']],
  ['http://[::]:4300', 'http://[::1]:4300', ['http://192.168.1.5:4300', 'http://10.0.0.7:4300']],
  ['http://192.168.1.5:80', 'http://192.168.1.5', ['http://192.168.1.5']],
])('a hub at %s is called here by %s, elsewhere by %j', (url, local, lan) => {
  expect(localAddress(url)).toBe(local);
  expect(lanAddresses(url, interfaces)).toEqual(lan);
});
