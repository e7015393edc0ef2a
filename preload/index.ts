import { contextBridge, ipcRenderer } from 'electron';
import type { BridgeAnswer, BridgeCall, PassrailBridge } from './bridge.ts';

const call = <C extends BridgeCall>(channel: C): Promise<BridgeAnswer<C>> =>
  ipcRenderer.invoke(channel) as Promise<BridgeAnswer<C>>;

contextBridge.exposeInMainWorld('passrail', {
  station: () => call('passrail:station'),
} satisfies PassrailBridge);
