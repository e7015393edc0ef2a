import { EventEmitter } from 'node:events';

/**
 * Stands in for the whole module `electron` in tests, so that the thin glue runs without its program. Each object keeps what
 * was asked of it; `resetFakeElectron` makes a new world.
 */
export class FakeWebContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  openHandler: (() => { action: string }) | undefined;
  readonly sent: unknown[] = [];
  send(channel: string, event: unknown): void {
    this.sent.push(structuredClone([channel, event]));
  }
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  static getAllWindows = (): BrowserWindow[] => BrowserWindow.all;

  readonly webContents = new FakeWebContents();
  readonly options: unknown;
  readonly loaded: string[] = [];
  failNextLoad = false;
  shown = false;
  focused = false;

  constructor(options: unknown) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.webContents.mainFrame.url = url;
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.focused = true;
  }
  kiosk: boolean | undefined;
  bounds: unknown;
  setKiosk(on: boolean): void {
    this.kiosk = on;
  }
  setBounds(bounds: unknown): void {
    this.bounds = bounds;
  }
  destroyed = false;
  destroy(): void {
    this.destroyed = true;
    BrowserWindow.all = BrowserWindow.all.filter((window) => window !== this);
  }
}

class FakeApp extends EventEmitter {
  readonly calls: string[] = [];
  exits: number[] = [];
  isPackaged = false;
  /** False: another instance runs already. */
  firstInstance = false;
  enableSandbox(): void {
    this.calls.push('enableSandbox');
  }
  requestSingleInstanceLock(): boolean {
    this.calls.push('requestSingleInstanceLock');
    return this.firstInstance;
  }
  releaseSingleInstanceLock(): void {
    this.calls.push('releaseSingleInstanceLock');
  }
  async whenReady(): Promise<void> {
    this.calls.push('whenReady');
  }
  readonly commandLine = {
    appendSwitch: (name: string, value: string): void => void this.calls.push(`switch ${name}=${value}`),
  };
  setPath(name: string, path: string): void {
    this.calls.push(`setPath ${name} ${path}`);
  }
  relaunch(options?: { args?: string[] }): void {
    this.calls.push(`relaunch ${options?.args?.join(' ') ?? ''}`.trim());
  }
  exit(code: number): void {
    this.exits.push(code);
  }
  getVersion(): string {
    return '0.1.0';
  }
}

type Handler = (event: unknown, ...args: unknown[]) => unknown;
class FakeIpcMain {
  readonly handlers = new Map<string, Handler>();
  handle(channel: string, handler: Handler): void {
    this.handlers.set(channel, handler);
  }
}

type Listener = (...args: never[]) => unknown;
class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, Listener>();
  setPermissionRequestHandler = (handler: Listener): void => void this.handlers.set('request', handler);
  setPermissionCheckHandler = (handler: Listener): void => void this.handlers.set('check', handler);
  setDevicePermissionHandler = (handler: Listener): void => void this.handlers.set('device', handler);
  setDisplayMediaRequestHandler = (handler: Listener): void => void this.handlers.set('display', handler);
}

export const app = new FakeApp();
export const ipcMain = new FakeIpcMain();
export const session = { defaultSession: new FakeSession() };
export const Menu = { menu: undefined as unknown, setApplicationMenu: (menu: unknown) => void (Menu.menu = menu) };
type SchemeHandler = (request: Request) => Response | Promise<Response>;
export const protocol = {
  schemes: [] as unknown[],
  handlers: new Map<string, SchemeHandler>(),
  registerSchemesAsPrivileged: (schemes: unknown[]): void => void (protocol.schemes = schemes),
  handle: (scheme: string, handler: SchemeHandler): void => void protocol.handlers.set(scheme, handler),
};
const oneDisplay = {
  id: 1,
  label: 'ELO 1502L',
  internal: false,
  bounds: { x: 0, y: 0, width: 1366, height: 768 },
};
class FakeScreen extends EventEmitter {
  displays = [oneDisplay];
  getAllDisplays = (): (typeof oneDisplay)[] => this.displays;
  getPrimaryDisplay = (): typeof oneDisplay => this.displays[0] ?? oneDisplay;
}
export const screen = new FakeScreen();
export const powerMonitor = new EventEmitter();
export const powerSaveBlocker = {
  held: new Set<number>(),
  start: (): number => {
    powerSaveBlocker.held.add(7);
    return 7;
  },
  stop: (id: number): boolean => powerSaveBlocker.held.delete(id),
};
export const utilityProcess = {
  fork: (): never => {
    throw new Error('the fake electron starts no process');
  },
};
export const exposed = new Map<string, Record<string, (...args: unknown[]) => unknown>>();
export const contextBridge = {
  exposeInMainWorld: (name: string, api: Record<string, (...args: unknown[]) => unknown>) =>
    void exposed.set(name, api),
};
/** As between two processes: what crosses is copied, so a function or an event object cannot. */
export const ipcRenderer = {
  listeners: new Map<string, Set<Listener>>(),
  on: (channel: string, listener: Listener): void => {
    const known = ipcRenderer.listeners.get(channel) ?? new Set();
    ipcRenderer.listeners.set(channel, known.add(listener));
  },
  off: (channel: string, listener: Listener): void => void ipcRenderer.listeners.get(channel)?.delete(listener),
  invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
    const handler = ipcMain.handlers.get(channel);
    if (handler === undefined) throw new Error(`no handler for ${channel}`);
    const contents = BrowserWindow.all[0]?.webContents;
    const event = { sender: contents, senderFrame: contents?.mainFrame ?? null };
    return structuredClone(await handler(event, ...structuredClone(args)));
  },
};

export const resetFakeElectron = (): void => {
  app.removeAllListeners();
  app.calls.length = 0;
  app.exits = [];
  app.firstInstance = true;
  BrowserWindow.all = [];
  ipcMain.handlers.clear();
  session.defaultSession = new FakeSession();
  protocol.handlers.clear();
  screen.removeAllListeners();
  screen.displays = [oneDisplay];
  powerMonitor.removeAllListeners();
  powerSaveBlocker.held.clear();
  Menu.menu = undefined;
};
