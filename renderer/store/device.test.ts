// @vitest-environment node
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultDevice, hashOf, parseDevice, parseHash, scales, screenRoles } from './device.ts';

test('whatever is in storage, a screen starts', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (text) => {
      const device = parseDevice(text);
      expect(scales).toContain(device.scale);
      expect([...screenRoles, null]).toContain(device.role);
    }),
  );
});

test('what was stored comes back', () => {
  const device = {
    ...defaultDevice,
    role: 'kitchen',
    theme: 'dark',
    language: 'it',
    scale: 1.5,
    stationIds: ['2', '3'],
  } as const;
  expect(parseDevice(JSON.stringify(device))).toEqual(device);
});

test.each([
  ['#/kitchen?station=2', { role: 'kitchen', registerId: null, stationIds: ['2'], adminPage: null }],
  ['#/kitchen?station=2,3,2', { role: 'kitchen', registerId: null, stationIds: ['2', '3'], adminPage: null }],
  ['#/kitchen?station=,', { role: 'kitchen', registerId: null, stationIds: [], adminPage: null }],
  ['#/cashier?register=a%20b', { role: 'cashier', registerId: 'a b', stationIds: [], adminPage: null }],
  ['#/nonsense', { role: null, registerId: null, stationIds: [], adminPage: null }],
  ['#/', { role: null, registerId: null, stationIds: [], adminPage: null }],
  ['#/admin/settings', { role: 'admin', registerId: null, stationIds: [], adminPage: 'settings' }],
  ['#/admin', { role: 'admin', registerId: null, stationIds: [], adminPage: null }],
  ['#/self-order?cart=3', { role: 'self-order', registerId: null, stationIds: [], cartId: '3', adminPage: null }],
])('reads %s', (hash, place) => {
  expect(parseHash(hash)).toEqual({ cartId: null, ...place });
});

test.each(['', '#launch=abc', '#x'])('"%s" is no place', (hash) => {
  expect(parseHash(hash)).toBeNull();
});

test('the address says where the window is', () => {
  expect(hashOf({ ...defaultDevice, role: 'kitchen', stationIds: ['2', '3'] })).toBe('#/kitchen?station=2,3');
  expect(hashOf({ ...defaultDevice, role: 'cashier', stationIds: ['2'], registerId: 'r' })).toBe(
    '#/cashier?register=r',
  );
  expect(hashOf({ ...defaultDevice, role: 'admin', adminPage: 'people' })).toBe('#/admin/people');
  expect(hashOf({ ...defaultDevice, role: 'admin' })).toBe('#/admin');
  expect(hashOf({ ...defaultDevice, role: 'self-order', cartId: '3' })).toBe('#/self-order?cart=3');
  expect(hashOf(defaultDevice)).toBe('#/');
});
