import { fine, type Check } from './check.ts';

/** What shows the screens of the hub's own machine, as its station said when it started the hub. */
export const shell: Check = {
  run: ({ station }) => {
    const [kind, ...rest] = (station.shell ?? '').split(':');
    if (kind === 'electron') return Promise.resolve(fine());
    // Not a fault: but whoever looks after the machine has to know what keys and exit are left to.
    if (kind === 'browser') return Promise.resolve({ ...fine({ program: rest.join(':') }), code: 'browser' });
    return Promise.resolve({ ...fine(), code: 'none' });
  },
};

export const autostart: Check = {
  run: ({ station }) => {
    if (station.autostart === 'on') return Promise.resolve(fine());
    return Promise.resolve({ ...fine(), code: station.autostart === 'off' ? 'off' : 'unknown' });
  },
};
