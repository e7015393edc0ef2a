import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { BridgeAnswer, BridgeCall, BridgeCalls, BridgeEvent, PassrailBridge } from './bridge.ts';

const call = <C extends BridgeCall>(channel: C, args: BridgeCalls[C]['args']): Promise<BridgeAnswer<C>> =>
  ipcRenderer.invoke(channel, args) as Promise<BridgeAnswer<C>>;

contextBridge.exposeInMainWorld('passrail', {
  station: () => call('passrail:station', null),
  unlock: (pin) => call('passrail:unlock', { pin }),
  act: (action) => call('passrail:act', { action }),
  onEvent: (listener) => {
    // Never the event object itself: it would hand the page the whole of ipcRenderer.
    const pass = (_event: IpcRendererEvent, told: BridgeEvent): void => listener(told);
    ipcRenderer.on('passrail:event', pass);
    return () => void ipcRenderer.off('passrail:event', pass);
  },
} satisfies PassrailBridge);
