import type { Session } from 'electron';

/** What a page may ask of the machine. A till needs its whole screen and stays awake; everything else is refused. */
const allowed: ReadonlySet<string> = new Set(['fullscreen', 'screen-wake-lock']);

/** Both handlers: one decides requests, the other the silent checks, and one without the other leaves a way round. */
export const restrictPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
};
