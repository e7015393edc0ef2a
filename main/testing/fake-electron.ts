import { EventEmitter } from 'node:events';

/**
 * Stands in for the `electron` module in unit tests (vitest.config.ts aliases it), so that the thin glue of main/shell
 * is tested where the program is not installed. It holds no behaviour of its own: what a test needs, it adds here.
 */
class FakeApp extends EventEmitter {
  isPackaged = false;
  quitCalls = 0;

  async whenReady(): Promise<void> {}

  requestSingleInstanceLock(): boolean {
    return true;
  }

  getPath(name: string): string {
    return `fake-${name}`;
  }

  quit(): void {
    this.quitCalls += 1;
    this.emit('before-quit', { preventDefault: () => {} });
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  readonly loaded: string[] = [];
  readonly options: object;

  constructor(options: object = {}) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
}

class FakeIpcMain extends EventEmitter {
  readonly handlers = new Map<string, (...args: unknown[]) => unknown>();

  handle(channel: string, handler: (...args: unknown[]) => unknown): void {
    if (this.handlers.has(channel)) throw new Error(`second handler for ${channel}`);
    this.handlers.set(channel, handler);
  }
}

export const app = new FakeApp();
export const ipcMain = new FakeIpcMain();
