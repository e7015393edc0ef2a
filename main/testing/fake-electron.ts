import { EventEmitter } from 'node:events';

/**
 * Stands in for the whole module `electron` in tests, so that the thin glue runs without its program. Each object keeps what
 * was asked of it; `resetFakeElectron` makes a new world.
 */
export class FakeWebContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  openHandler: (() => { action: string }) | undefined;
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
  destroy(): void {
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
  async whenReady(): Promise<void> {
    this.calls.push('whenReady');
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
  Menu.menu = undefined;
};
